internal import Checking
internal import Observations
internal import SchedulesKit

/// What is wrong with a loop's steps or losses, whatever mistake is the cause.
enum LoopFaults {
  private static let wrongLosses = VariantName(
    id: "scheduled-loop.wrong-losses",
    sentence: "Your loop makes every step as it should, and returns other numbers than the loss "
      + "before each step.")
  private static let wrongRates = VariantName(
    id: "scheduled-loop.wrong-rates",
    sentence:
      "Your loop makes as many steps as it should, some of them with another rate than that "
      + "of the schedule for the step.")

  static let family = Family<LoopScript>([wrongLosses, wrongRates]) { runs in
    let wrong = runs.filter { $0.firstDifferentRow != nil }
    guard !wrong.isEmpty else { return nil }
    let expected = try wrong.map { try $0.scenario.trace(of: ScheduledLoop.procedure) }
    let steps = [
      LoopLabel.stepRate, LoopLabel.stepParameters, LoopLabel.stepGradient, LoopLabel.end,
    ]
    let pairs = Array(zip(wrong.map(\.trace), expected))
    if pairs.allSatisfy({ $0.agrees(with: $1, in: steps) }) { return .replaying(runs, wrongLosses) }
    let hasWrongRates = pairs.allSatisfy { actual, right in
      actual.count(of: LoopLabel.stepRate) == right.count(of: LoopLabel.stepRate)
        && !actual.agrees(with: right, in: [LoopLabel.stepRate])
    }
    return hasWrongRates ? .replaying(runs, wrongRates) : nil
  }
}

extension Trace {
  fileprivate func count(of label: String) -> Int { rows.count { $0.label == label } }

  /// Whether the rows with some labels are the same.
  fileprivate func agrees(with other: Trace, in labels: [String]) -> Bool {
    let (own, others) = (
      rows.filter { labels.contains($0.label) }, other.rows.filter { labels.contains($0.label) }
    )
    return own.count == others.count
      && zip(own, others).allSatisfy { row, other in
        row.label == other.label && row.values.count == other.values.count
          && zip(row.values, other.values).allSatisfy {
            Tolerance.standard.accepts($0, for: $1) || !$0.isFinite && !$1.isFinite
          }
      }
  }
}
