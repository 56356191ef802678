internal import Checking
internal import Observations
internal import SchedulesKit

/// A kind of input. A submission that is wrong on inputs of this kind only has a mistake that can be
/// told, whatever its formula is.
struct Circumstance<Input: Sendable>: Sendable {
  let name: VariantName
  let holds: @Sendable (_ input: Input) -> Bool

  init(_ id: String, _ sentence: String, holds: @escaping @Sendable (_ input: Input) -> Bool) {
    name = VariantName(id: id, sentence: sentence)
    self.holds = holds
  }
}

extension Array {
  /// Returns the first circumstance that every wrong input has, and enough other inputs have not.
  fileprivate func first<Input>(
    ofEvery wrong: [Input], unlike others: [Input], atLeast least: Int
  ) -> Circumstance<Input>? where Element == Circumstance<Input> {
    guard !wrong.isEmpty else { return nil }
    return first { circumstance in
      wrong.allSatisfy(circumstance.holds)
        && others.count { !circumstance.holds($0) } >= least
    }
  }
}

extension Family {
  /// Creates a family that names the first circumstance that every wrong run has and some right run
  /// has not.
  static func onlyWhere(_ circumstances: [Circumstance<Scenario>]) -> Family {
    Family(circumstances.map(\.name)) { runs in
      let wrong = runs.filter { $0.firstDifferentRow != nil }
      let found = circumstances.first(
        ofEvery: wrong.map(\.scenario), unlike: runs.map(\.scenario), atLeast: 1)
      return found.map { .replaying(runs, $0.name) }
    }
  }
}

extension RateFamilies {
  /// The least number of right calls outside of a circumstance.
  private static var leastCalls: Int { 20 }

  /// Creates a family that names the first circumstance that every wrong call has and many right
  /// calls have not.
  ///
  /// - Parameters:
  ///   - circumstances: The circumstances, the most special first.
  ///   - rates: The rates that are right, one function for each convention.
  /// - Returns: The family.
  static func onlyWhere(
    _ circumstances: [Circumstance<Call>], rates: [@Sendable (Call) -> Double]
  ) -> Family<RateScript<Call>> {
    Family(circumstances.map(\.name)) { runs in
      let calls = runs.flatMap { zip($0.scenario.calls, $0.trace.rows) }
      for rate in rates {
        let wrong = calls.filter { call, row in
          row.values.first.map { !Tolerance.standard.accepts($0, for: rate(call)) } ?? true
        }
        let found = circumstances.first(
          ofEvery: wrong.map(\.0), unlike: calls.map(\.0), atLeast: leastCalls)
        if let found { return .replaying(runs, found.name) }
      }
      return nil
    }
  }

  /// Creates a family of functions whose rate is right up to a bound that nobody asked for, which is
  /// read off the runs.
  static func bounded(
    _ exercise: String, rate: @escaping @Sendable (Call) -> Double
  ) -> Family<RateScript<Call>> {
    @Sendable func name(_ isLower: Bool, _ bound: String) -> VariantName {
      VariantName(
        id: "\(exercise).\(isLower ? "bounded-below" : "bounded-above")",
        sentence: "Your rate never \(isLower ? "falls below" : "rises above") \(bound).")
    }
    return Family([name(true, "a number"), name(false, "a number")]) { runs in
      for (call, row) in runs.flatMap({ zip($0.scenario.calls, $0.trace.rows) }) {
        guard let bound = row.values.first, bound.isFinite,
          !Tolerance.standard.accepts(bound, for: rate(call))
        else { continue }
        let isLower = bound > rate(call)
        let found = name(isLower, NumberText.short(bound))
        return Variant(found.id, found.sentence) { script in
          script.trace { isLower ? max(rate($0), bound) : min(rate($0), bound) }
        }
      }
      return nil
    }
  }
}

extension Variant {
  /// Creates a variant that does what was observed. Many mistakes have the same effect, so the runs
  /// themselves are what is expected of it.
  static func replaying(_ runs: [ObservedRun<Scenario>], _ name: VariantName) -> Variant
  where Scenario: Sendable {
    let traces = runs.map(\.trace)
    return Variant(
      name.id, name.sentence,
      acrossScenarios: {
        var left = traces[...]
        return { _ in left.popFirst() ?? Trace() }
      })
  }
}
