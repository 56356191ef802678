internal import Observations

extension ComparisonChecks {
  /// Judges by the accepted variant that the answers earn most under, the lesson's own first.
  func judge(_ asked: [Asked], answers: [[Answer]]) -> Judgement {
    guard let own = conventions.first else { return Judgement(checks: []) }
    var best = Findings(convention: own, checks: findings(asked, answers, by: own))
    var score = best.score
    if !best.checks.allSatisfy({ $0.result.status == .passed }) {
      var better: Variant<Scenario>?
      for convention in conventions.dropFirst() {
        let earned = points(asked, answers, by: convention, atLeast: score + 1)
        if earned > score { (better, score) = (convention, earned) }
      }
      if let better {
        best = Findings(convention: better, checks: findings(asked, answers, by: better))
      }
    }
    let runs = best.checks.flatMap(\.runs)
    let failed = runs.contains(where: \.parts)
    let diagnosis = failed ? diagnose(runs) : nil
    return Judgement(
      checks: best.checks.map(\.result),
      convention: best.convention.id == own.id || failed ? nil : best.convention.name,
      diagnosis: diagnosis,
      summary: diagnosis == nil ? summary(of: best.checks.map(\.result)) : nil)
  }

  /// Says of wrong runs that no known mistake explains them, and where the first one differs.
  private func summary(of checks: [CheckResult]) -> String? {
    guard let divergence = checks.lazy.compactMap(\.firstDivergence).first else { return nil }
    return "No single known mistake explains this. \(divergence)"
  }

  /// What a convention makes of all answers.
  private struct Findings {
    let convention: Variant<Scenario>
    let checks: [Finding]

    var score: Int { checks.map(\.result.score).reduce(0, +) }
  }

  /// What a convention makes of one check's answers.
  private struct Finding {
    let result: CheckResult
    var runs: [ObservedRun<Scenario>] = []
  }

  private func findings(
    _ asked: [Asked], _ answers: [[Answer]], by convention: Variant<Scenario>
  ) -> [Finding] {
    zip(asked, answers).map { judge($0, answers: $1, by: convention) }
  }

  /// Returns what a convention earns, or less than `enough` as soon as that much is out of reach.
  private func points(
    _ asked: [Asked], _ answers: [[Answer]], by convention: Variant<Scenario>, atLeast enough: Int
  ) -> Int {
    var reachable = asked.map(\.check.points).reduce(0, +)
    for (asked, answers) in zip(asked, answers) where reachable >= enough {
      let agrees = zip(asked.scenarios, answers).allSatisfy { scenario, answer in
        guard let trace = answer.trace else { return false }
        let comparison = try? compare(
          trace, expected: convention.expect(scenario), on: scenario,
          tolerance: asked.check.tolerance)
        return comparison?.agrees ?? true
      }
      if !agrees { reachable -= asked.check.points }
    }
    return reachable
  }

  private func judge(
    _ asked: Asked, answers: [Answer], by convention: Variant<Scenario>
  ) -> Finding {
    let check = asked.check
    var runs: [ObservedRun<Scenario>] = []
    func finding(
      _ status: Verdict, _ message: String, _ divergence: Divergence? = nil,
      deviation: Double? = nil
    ) -> Finding {
      let earned = status == .passed || status == .faulty
      let result = CheckResult(
        id: check.id, title: check.title, status: status, score: earned ? check.points : 0,
        maxScore: check.points, message: message, firstDivergence: divergence,
        largestDeviation: deviation)
      return Finding(result: result, runs: runs)
    }
    var ending: (status: Verdict, message: String)?
    var largest = 0.0
    var count = 0
    var divergence: Divergence?
    for (scenario, answer) in zip(asked.scenarios, answers) {
      switch answer {
      case .unfinished: ending = ending ?? (.notAttempted, "It still calls unfinished.")
      case .crashed(let message): ending = ending ?? (.crashed, message)
      case .timedOut(let message): ending = ending ?? (.timedOut, message)
      case .observed(let trace):
        do {
          let expected = try convention.expect(scenario)
          let comparison = compare(
            trace, expected: expected, on: scenario, tolerance: check.tolerance)
          guard comparison.count > 0 || !comparison.agrees else {
            return finding(.faulty, "The reference gives no number to compare with on this input.")
          }
          divergence =
            divergence
            ?? comparison.divergence.map { told($0, scenario, expected: expected, actual: trace) }
          largest = max(largest, comparison.largestDeviation)
          count += comparison.count
          runs.append(
            ObservedRun(
              scenario, trace: trace, expected: expected, parts: !comparison.agrees,
              decides: decides))
        } catch {
          return finding(.faulty, "The check broke: \(error). This is our fault, not yours.")
        }
      }
    }
    if let ending { return finding(ending.status, ending.message) }
    if let divergence {
      return finding(.failed, divergence.description, divergence, deviation: largest)
    }
    let agreement = largest == 0 ? "exactly" : "to \(NumberText.brief(largest))"
    return finding(.passed, "Agrees \(agreement) on \(count) numbers.", deviation: largest)
  }

  /// Compares what decides.
  private func compare(
    _ trace: Trace, expected: Trace, on scenario: Scenario, tolerance: Tolerance
  ) -> Comparison {
    Comparison(
      expected: Trace(expected.rows.filter(decides)), actual: Trace(trace.rows.filter(decides)),
      tolerance: tolerance, scenario: describe(scenario))
  }

  /// Returns a divergence in the words of the exercise, with the input of its step.
  private func told(
    _ divergence: Divergence, _ scenario: Scenario, expected: Trace, actual: Trace
  ) -> Divergence {
    if let mismatch = mismatch(scenario, expected, actual, divergence) { return mismatch }
    guard let input = input(scenario, divergence.step) else { return divergence }
    var divergence = divergence
    divergence.scenario += "; \(input)"
    return divergence
  }
}
