internal import Observations

extension ComparisonChecks {
  /// Judges by the accepted variant under which the answers earn most, the lesson's own first.
  func judge(
    _ asked: [AskedCheck], answers: [[Answer]], expectations: Expectations<Scenario>
  ) -> Judgement {
    guard let own = conventions.first else { return Judgement(checks: []) }
    var best = Findings(
      convention: own,
      checks: zip(asked, answers).enumerated().map { index, pair in
        judge(pair.0, answers: pair.1, by: own) { scenario, number in
          try expectations.value(index, number) { try own.expect(scenario) }
        }
      })
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
    let failed = best.checks.contains { $0.runs.contains(where: \.isWrong) }
    let diagnosis = failed ? diagnose(best.checks.map(\.runs)) : nil
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

  /// The results of all checks, judged by one convention.
  private struct Findings {
    let convention: Variant<Scenario>
    let checks: [Finding]

    var score: Int { checks.map(\.result.score).reduce(0, +) }
  }

  /// The result of one check, with the runs that were observed for it.
  private struct Finding {
    let result: CheckResult
    var runs: [ObservedRun<Scenario>] = []
  }

  private func findings(
    _ asked: [AskedCheck], _ answers: [[Answer]], by convention: Variant<Scenario>
  ) -> [Finding] {
    zip(asked, answers).map { asked, answers in
      judge(asked, answers: answers, by: convention) { scenario, _ in
        try convention.expect(scenario)
      }
    }
  }

  /// Returns the points that the answers earn under a convention, or fewer than `enough` as soon as
  /// they cannot earn that many.
  private func points(
    _ asked: [AskedCheck], _ answers: [[Answer]], by convention: Variant<Scenario>,
    atLeast enough: Int
  ) -> Int {
    var reachable = asked.map(\.check.points).reduce(0, +)
    for (asked, answers) in zip(asked, answers) where reachable >= enough {
      let agrees = zip(asked.scenarios, answers).allSatisfy { scenario, answer in
        guard let trace = answer.trace else { return false }
        let comparison = try? compare(
          trace, expected: convention.expect(scenario), by: asked.check.comparing)
        return comparison?.agrees ?? true
      }
      if !agrees { reachable -= asked.check.points }
    }
    return reachable
  }

  private func judge(
    _ asked: AskedCheck, answers: [Answer], by convention: Variant<Scenario>,
    expect: (_ scenario: Scenario, _ number: Int) throws -> Trace
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
    var total = Comparison()
    var divergence: Divergence?
    for (number, (scenario, answer)) in zip(asked.scenarios, answers).enumerated() {
      switch answer {
      case .unfinished: ending = ending ?? (.notAttempted, "It still calls unfinished.")
      case .crashed(let message): ending = ending ?? (.crashed, message)
      case .timedOut(let message): ending = ending ?? (.timedOut, message)
      case .observed(let trace):
        do {
          let expected = try expect(scenario, number)
          let comparison = compare(trace, expected: expected, by: check.comparing)
          guard !comparison.isEmpty || !comparison.agrees else {
            return finding(.faulty, "The reference gives no number to compare with on this input.")
          }
          divergence =
            divergence
            ?? comparison.divergence.map {
              describe($0, on: scenario, expected: expected, actual: trace)
            }
          total.addCounts(of: comparison)
          runs.append(
            ObservedRun(
              scenario, trace: trace, expected: expected, isWrong: !comparison.agrees, of: check,
              decides: decides))
        } catch {
          return finding(.faulty, "The check broke: \(error). This is our fault, not yours.")
        }
      }
    }
    if let ending { return finding(ending.status, ending.message) }
    if let divergence {
      return finding(
        .failed, divergence.description, divergence, deviation: total.largestDeviation)
    }
    return finding(.passed, total.agreement, deviation: total.largestDeviation)
  }

  /// Compares the rows that count for the verdict.
  private func compare(
    _ trace: Trace, expected: Trace, by comparing: Comparing<Trace>
  ) -> Comparison {
    comparing.compare(
      expected: Trace(expected.rows.filter(decides)), actual: Trace(trace.rows.filter(decides)))
  }

  /// Returns a divergence in the words of the exercise, with its place and its input.
  private func describe(
    _ divergence: Divergence, on scenario: Scenario, expected: Trace, actual: Trace
  ) -> Divergence {
    var found = divergence
    found.scenario = describe(scenario)
    let retold = retell(scenario, expected, actual, found)
    var told = retold ?? found
    if told.place.isEmpty {
      let value = told.kind == .unexpected ? told.actual : told.expected
      told.place = place(scenario, Trace.Row(told.label, number: told.number, value: value))
    }
    if retold == nil, let input = input(scenario, told.number) { told.scenario += "; \(input)" }
    return told
  }
}

extension Comparison {
  /// Says of a comparison without a difference how closely its values agree.
  fileprivate var agreement: String {
    let closeness = largestDeviation == 0 ? "exactly" : "to \(NumberText.brief(largestDeviation))"
    let numbers = count > 0 ? ["\(closeness) on \(count) numbers"] : []
    let other = numbers.isEmpty ? "" : "other "
    let values =
      exactCount > 0
      ? ["exactly on \(exactCount) \(other)\(exactCount == 1 ? "value" : "values")"] : []
    return "Agrees \((numbers + values).joined(separator: " and "))."
  }
}
