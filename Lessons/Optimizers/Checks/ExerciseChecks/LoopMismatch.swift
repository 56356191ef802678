internal import Checking
internal import Observations
internal import OptimizersKit

/// Messages for a wrong number of rows, of steps, or of numbers in a row.
enum LoopMismatch {
  private typealias Label = LoopScript.Label

  /// Returns the message for a difference in a number or a shape; nil for another difference.
  @Sendable
  static func retell(
    _ script: LoopScript, _ expected: Trace, _ actual: Trace, _ found: Divergence
  ) -> Divergence? {
    guard found.kind != .values || found.label == Label.count else { return nil }
    return numberOfRows(script, actual, found) ?? lengthOfRow(script, actual, found)
      ?? numberOfSteps(script, actual, found)
  }

  private static func numberOfRows(
    _ script: LoopScript, _ actual: Trace, _ found: Divergence
  ) -> Divergence? {
    let counts = actual.rows.filter { $0.label == Label.count }
    for (run, row) in counts.enumerated() {
      let count = Int(row.values.first ?? 0)
      guard count != script.steps else { continue }
      let place = script.runs > 1 ? " in run \(run + 1)" : ""
      let asked =
        script.steps == 0 ? "none" : "\(script.steps)"
      return Divergence(
        .values, label: Label.count, number: row.number, expected: [Double(script.steps)],
        actual: row.value, scenario: found.scenario,
        fact: "You returned \(rows(count))\(place); \(asked) \(script.steps == 1 ? "was" : "were")"
          + " asked for")
    }
    return nil
  }

  private static func lengthOfRow(
    _ script: LoopScript, _ actual: Trace, _ found: Divergence
  ) -> Divergence? {
    let wrong = actual.rows.first {
      $0.label == Label.row && $0.values.count != script.start.count
    }
    guard let wrong else { return nil }
    let count = wrong.values.count
    let held = count == 0 ? "no number" : count == 1 ? "1 number" : "\(count) numbers"
    return Divergence(
      .shape, label: Label.row, number: wrong.number, expected: found.expected, actual: wrong.value,
      scenario: found.scenario,
      fact: "Row \(wrong.number + 1) of what you returned holds \(held); there "
        + (script.start.count == 1 ? "is 1 parameter" : "are \(script.start.count) parameters"))
  }

  private static func numberOfSteps(
    _ script: LoopScript, _ actual: Trace, _ found: Divergence
  ) -> Divergence? {
    let taken = actual.rows.count { $0.label == Label.stepParameters }
    let asked = script.steps * script.runs
    guard taken != asked else { return nil }
    let called = taken == 0 ? "never called" : "called"
    let times = taken == 0 ? "" : taken == 1 ? " once" : " \(taken) times"
    let sum = script.runs > 1 ? " in all \(script.runs) runs together" : ""
    return Divergence(
      found.kind, label: found.label, number: found.number, expected: found.expected,
      actual: found.actual, scenario: found.scenario,
      fact: "You \(called) the optimizer’s step()\(times)\(sum); \(asked) "
        + (asked == 1 ? "step was asked for" : "steps were asked for"))
  }

  private static func rows(_ count: Int) -> String {
    count == 0 ? "no rows" : count == 1 ? "1 row" : "\(count) rows"
  }
}
