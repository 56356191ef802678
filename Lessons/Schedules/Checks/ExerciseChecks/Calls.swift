internal import Checking
internal import Observations
internal import SchedulesKit

/// The rows of a schedule are numbered by the calls.
extension EvidenceRule {
  /// At least one wrong run of three calls: in fewer, many formulas coincide by chance.
  static let calls: EvidenceRule = .rows(atLeast: 3, "call", "calls")
  /// At least one wrong run of three steps.
  static let steps: EvidenceRule = .rows(atLeast: 3, "step", "steps")
}

/// Families of mistakes that any function of a schedule can have.
enum RateFamilies<Call: WireCodable & Hashable> {
  /// A function that gives different rates for the same arguments.
  ///
  /// No formula is wrong in it, so what it does is read off the runs: it names a function that has
  /// answered one call in two ways.
  static func remembering(
    _ exercise: String, describe: @escaping @Sendable (Call) -> String
  ) -> Family<RateScript<Call>> {
    let id = "\(exercise).remembers"
    let sentence =
      "Your function gives different rates for the same arguments: it remembers something."
    return Family([VariantName(id: id, sentence: sentence)]) { runs in
      var answers: [Call: Double] = [:]
      for run in runs {
        for (call, row) in zip(run.scenario.calls, run.trace.rows) {
          guard let rate = row.values.first else { return nil }
          guard let first = answers[call] else {
            answers[call] = rate
            continue
          }
          guard !Tolerance.standard.accepts(rate, for: first) else { continue }
          let numbers = "\(NumberText.short(first)) and later \(NumberText.short(rate))"
          return .replaying(
            runs,
            VariantName(
              id: id, sentence: "\(sentence) For \(describe(call)) it gives \(numbers)."))
        }
      }
      return nil
    }
  }

  /// A function that looks up a step that it has been asked for before, with whatever arguments.
  static func caching(
    _ exercise: String, step: @escaping @Sendable (Call) -> Int,
    rate: @escaping @Sendable (Call) -> Double
  ) -> Variant<RateScript<Call>> {
    Variant(
      "\(exercise).remembers",
      "Your function remembers the rate of each step, and gives it again for other arguments.",
      acrossScenarios: {
        var rates: [Int: Double] = [:]
        return { script in
          script.trace { call in
            let known = rates[step(call)] ?? rate(call)
            rates[step(call)] = known
            return known
          }
        }
      })
  }
}

extension RateScript {
  /// The calls in the order, in the opposite order, and in a mixed order: each call three times.
  static func outOfOrder(_ calls: [Call], _ generator: inout SeededGenerator) -> RateScript {
    var mixed = calls
    for place in mixed.indices.reversed() {
      mixed.swapAt(place, Int(generator.next() % UInt64(place + 1)))
    }
    return RateScript(calls + calls.reversed() + mixed)
  }
}
