internal import Checking
internal import Observations
internal import SchedulesKit

/// What is wrong with a loop's losses where its steps are right, whatever mistake is the cause.
enum LoopFaults {
  private static let wrongLosses = VariantName(
    id: "scheduled-loop.wrong-losses",
    sentence: "Your loop makes every step as it should, and returns other numbers than the loss "
      + "before each step.")

  static let family = Family<LoopScript>([wrongLosses]) { runs in
    let wrong = runs.filter { $0.firstDifferentRow != nil }
    guard !wrong.isEmpty else { return nil }
    let expected = try wrong.map { try $0.scenario.trace(of: ScheduledLoop.procedure) }
    let steps = [
      LoopLabel.stepRate, LoopLabel.stepParameters, LoopLabel.stepGradient, LoopLabel.end,
    ]
    let pairs = Array(zip(wrong.map(\.trace), expected))
    let isRight = pairs.allSatisfy { $0.agrees(with: $1, in: steps) }
    return isRight ? .replaying(runs, wrongLosses) : nil
  }
}

extension Trace {
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
