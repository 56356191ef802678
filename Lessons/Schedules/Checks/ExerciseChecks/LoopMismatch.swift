internal import Checking
internal import Observations
internal import SchedulesKit

/// Messages for a wrong number of losses or of steps.
enum LoopMismatch {
  /// Returns the message for a difference in a number; nil for another difference.
  @Sendable
  static func retell(
    _ script: LoopScript, _ expected: Trace, _ actual: Trace, _ found: Divergence
  ) -> Divergence? {
    guard found.kind != .values || found.label == LoopLabel.count else { return nil }
    let steps = script.steps == 1 ? "1 was asked for" : "\(script.steps) were asked for"
    for (run, row) in actual.rows.filter({ $0.label == LoopLabel.count }).enumerated() {
      let count = Int(row.values.first ?? 0)
      guard count != script.steps else { continue }
      let place = script.runs > 1 ? " in run \(run + 1)" : ""
      let losses = count == 0 ? "no losses" : count == 1 ? "1 loss" : "\(count) losses"
      return Divergence(
        .values, label: LoopLabel.count, number: row.number, expected: [Double(script.steps)],
        actual: row.value, scenario: found.scenario,
        fact: "You returned \(losses)\(place); \(steps)")
    }
    let taken = actual.rows.count { $0.label == LoopLabel.stepParameters }
    guard taken != script.steps * script.runs else { return nil }
    let called = taken == 0 ? "never called" : "called"
    let times = taken == 0 ? "" : taken == 1 ? " once" : " \(taken) times"
    return Divergence(
      found.kind, label: found.label, number: found.number, expected: found.expected,
      actual: found.actual, scenario: found.scenario,
      fact: "You \(called) the optimizer’s step()\(times); \(script.steps * script.runs) "
        + (script.steps * script.runs == 1 ? "step was asked for" : "steps were asked for"))
  }
}
