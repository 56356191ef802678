internal import Figures

/// A number of a schedule: its names, its allowed values and the scale of its slider.
struct ScheduleNumber: Sendable {
  let key: String
  let label: String
  let range: ClosedRange<Double>
  let sliderRange: ClosedRange<Double>
  var scale: Adjustable.Scale = .linear
  var isWhole = false

  static func rate(_ key: String) -> ScheduleNumber {
    ScheduleNumber(
      key: key, label: key, range: 1e-9...10, sliderRange: 1e-4...1, scale: .logarithmic)
  }

  static let floor = ScheduleNumber(
    key: "floor", label: "floor", range: 0...10, sliderRange: 0...0.05)
  static let factor = ScheduleNumber(
    key: "factor", label: "factor", range: 0.001...2, sliderRange: 0.05...1)
  static let decay = ScheduleNumber(
    key: "decay", label: "decay", range: 0...10, sliderRange: 0...0.2)

  static func steps(_ key: String, _ range: ClosedRange<Double>) -> ScheduleNumber {
    ScheduleNumber(
      key: key, label: key, range: range, sliderRange: range.lowerBound...300, isWhole: true)
  }

  /// The numbers of a kind of schedule, in their order.
  static func all(of kind: String) -> [ScheduleNumber] {
    switch kind {
    case "constant": [rate("rate")]
    case "step": [rate("base"), factor, steps("every", 1...10_000)]
    case "cosine":
      [rate("peak"), floor, steps("warmup", 0...10_000), steps("total", 1...10_000)]
    default: [rate("base"), decay]
    }
  }

  /// Returns the description of a number that a reader may change.
  func adjustable(standard: Double) -> Adjustable {
    Adjustable(
      key, label: label, standard: standard, in: range, slider: sliderRange, scale: scale,
      isWhole: isWhole)
  }
}
