internal import Observations

extension Battery {
  /// Judges by the accepted variant that the answers earn most under, the lesson's own first.
  func judge(_ asked: [Asked], answers: [[Answer]]) -> Judgement {
    var best: (convention: Variant<Scenario>, results: [CheckResult], score: Int)?
    for convention in conventions {
      let results = zip(asked, answers).map { judge($0, answers: $1, by: convention) }
      let score = results.map(\.score).reduce(0, +)
      if best == nil || score > (best?.score ?? 0) { best = (convention, results, score) }
      if results.allSatisfy({ $0.status == .passed }) { break }
    }
    guard let best else { return Judgement(checks: []) }
    let failed = best.results.contains { $0.status == .failed }
    let isOwn = best.convention.id == conventions.first?.id
    return Judgement(
      checks: best.results,
      convention: isOwn || failed ? nil : best.convention.name,
      diagnosis: failed ? diagnose(asked, answers: answers) : nil)
  }

  private func judge(
    _ asked: Asked, answers: [Answer], by convention: Variant<Scenario>
  ) -> CheckResult {
    let check = asked.check
    func result(
      _ status: Verdict, _ message: String, _ divergence: Divergence? = nil,
      deviation: Double? = nil
    ) -> CheckResult {
      let earned = status == .passed || status == .faulty
      return CheckResult(
        id: check.id, title: check.title, status: status, score: earned ? check.points : 0,
        maxScore: check.points, message: message, firstDivergence: divergence,
        largestDeviation: deviation)
    }
    var largest = 0.0
    var count = 0
    var divergence: Divergence?
    for (scenario, answer) in zip(asked.scenarios, answers) {
      switch answer {
      case .unfinished: return result(.notAttempted, "It still calls unfinished.")
      case .crashed(let message): return result(.crashed, message)
      case .timedOut(let message): return result(.timedOut, message)
      case .observed(let trace):
        do {
          let comparison = try compare(
            trace, with: convention, on: scenario, tolerance: check.tolerance)
          guard comparison.count > 0 || !comparison.agrees else {
            return result(.faulty, "The reference gives no number to compare with on this input.")
          }
          divergence = divergence ?? comparison.divergence
          largest = max(largest, comparison.largestDeviation)
          count += comparison.count
        } catch {
          return result(.faulty, "The check broke: \(error). This is our fault, not yours.")
        }
      }
    }
    if let divergence {
      return result(.failed, divergence.description, divergence, deviation: largest)
    }
    let agreement = largest == 0 ? "exactly" : "to \(NumberText.brief(largest))"
    return result(.passed, "Agrees \(agreement) on \(count) numbers.", deviation: largest)
  }

  /// Names the misconceptions that coincide with every trace that was seen.
  ///
  /// None is claimed on runs of fewer than three steps: there, many rules coincide by chance.
  private func diagnose(_ asked: [Asked], answers: [[Answer]]) -> Diagnosis? {
    let seen = zip(asked, answers).flatMap { asked, answers in
      zip(asked.scenarios, answers).compactMap { scenario, answer in
        answer.trace.map { (scenario, $0) }
      }
    }
    let steps = seen.compactMap { $0.1.rows.map(\.step).max() }
    guard let longest = steps.max(), longest >= 3 else { return nil }
    var names: [VariantName] = []
    var deviation = 0.0
    for misconception in misconceptions {
      guard let largest = largestDeviation(of: seen, from: misconception) else { continue }
      if names.isEmpty { deviation = largest }
      names.append(misconception.name)
    }
    guard !names.isEmpty else { return nil }
    return Diagnosis(
      misconceptions: names, largestDeviation: deviation, steps: steps.reduce(0, +))
  }

  /// Returns how far the traces lie from a variant, or nil where they do not coincide with it.
  private func largestDeviation(
    of seen: [(Scenario, Trace)], from variant: Variant<Scenario>
  ) -> Double? {
    var largest = 0.0
    for (scenario, trace) in seen {
      guard let comparison = try? compare(trace, with: variant, on: scenario, tolerance: .standard),
        comparison.agrees
      else { return nil }
      largest = max(largest, comparison.largestDeviation)
    }
    return largest
  }

  private func compare(
    _ trace: Trace, with variant: Variant<Scenario>, on scenario: Scenario, tolerance: Tolerance
  ) throws -> Comparison {
    Comparison(
      expected: Trace(try variant.expect(scenario).rows.filter(decides)),
      actual: Trace(trace.rows.filter(decides)),
      tolerance: tolerance, scenario: describe(scenario))
  }
}
