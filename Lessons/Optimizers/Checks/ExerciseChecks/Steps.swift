internal import Checking
internal import Observations

/// The rows of a run are numbered by the optimizer's steps.
extension EvidenceRule {
  /// At least one wrong run of three steps: in fewer, many rules coincide by chance.
  static let steps: EvidenceRule = .rows(atLeast: 3, "step", "steps")
}

extension Trace.Row {
  /// When the row was observed.
  var placeInSteps: String { number == 0 ? "before the first step" : "after step \(number)" }
}
