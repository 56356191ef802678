internal import Checking
internal import Observations
internal import SchedulesKit

/// What is wrong with the steps of an accumulated gradient, whatever mistake is the cause.
enum AccumulationFaults {
  private static let withoutOptimizer = VariantName(
    id: "accumulate.updates-without-the-optimizer",
    sentence: "Your function changes the parameters itself, and leaves the optimizer out.")
  private static let wrongLength = VariantName(
    id: "accumulate.wrong-length",
    sentence:
      "Your gradient points the right way and has a wrong length: look at what you divide by."
  )
  private static let wrongDirection = VariantName(
    id: "accumulate.wrong-weights",
    sentence:
      "Your optimizer steps once in each call, but with a gradient that is no multiple of the "
      + "mean: each micro-batch counts once, and as much as every other.")

  /// What only some runs show.
  static let onlyWhere = Family<AccumulationScript>.onlyWhere([
    Circumstance(
      "accumulate.only-with-one", "Your function is wrong only where there is one micro-batch."
    ) { script in script.calls.contains { $0.count == 1 } },
    Circumstance(
      "accumulate.only-in-later-calls",
      "Your function is right when it is called once, and wrong in a later call: something is left "
        + "from the call before."
    ) { $0.calls.count > 1 },
  ])

  /// Only runs of one call show the gradient: what comes after a wrong step depends on it.
  static let family = Family<AccumulationScript>([withoutOptimizer, wrongLength, wrongDirection]) {
    runs in
    let wrong = runs.filter { $0.firstDifferentRow != nil }
    guard !wrong.isEmpty else { return nil }
    if runs.allSatisfy({ $0.trace.steps == 0 }) {
      let moved = wrong.contains { run in
        run.trace.rows.contains { $0.label == LoopLabel.end && $0.values != run.scenario.start }
      }
      return moved ? .replaying(runs, withoutOptimizer) : nil
    }
    guard runs.allSatisfy({ $0.trace.steps == $0.scenario.calls.count }) else { return nil }
    var directions: [Bool] = []
    for run in wrong where run.scenario.calls.count == 1 {
      let right = try Accumulating.trace(run.scenario)
      guard let expected = right.firstStepGradient, let actual = run.trace.firstStepGradient,
        !zip(actual, expected).allSatisfy({ Tolerance.standard.accepts($0, for: $1) })
      else { return nil }
      if expected.count > 1 { directions.append(isMultiple(actual, of: expected)) }
    }
    guard !directions.isEmpty else { return nil }
    return .replaying(runs, directions.allSatisfy(\.self) ? wrongLength : wrongDirection)
  }

  /// Whether a vector is another one times a positive number.
  private static func isMultiple(_ vector: [Double], of other: [Double]) -> Bool {
    let product = zip(vector, other).map(*).reduce(0, +)
    let square = other.map { $0 * $0 }.reduce(0, +)
    guard square > 0, product > 0 else { return false }
    return zip(vector, other).allSatisfy {
      Tolerance.standard.accepts($0, for: $1 * product / square)
    }
  }
}

extension Trace {
  /// How many steps were made.
  fileprivate var steps: Int { rows.count { $0.label == LoopLabel.stepParameters } }

  /// The gradient of the first step.
  fileprivate var firstStepGradient: [Double]? {
    rows.first { $0.label == LoopLabel.stepGradient }?.values
  }
}
