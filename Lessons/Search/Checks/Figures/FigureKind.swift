internal import Checking
internal import Figures
internal import Plotting

/// A kind of figure: the numbers that it depends on, the runs that it shows, and how it is drawn.
struct FigureKind: Sendable {
  /// The values of the numbers, by their names.
  typealias Values = [String: Double]

  /// The name in a figure's description, and of the run in a setting.
  let name: String
  /// The name of what the figure shows, for people.
  let title: String
  let numbers: [FigureNumber]
  /// The exercise whose program makes the runs; nil where the judge makes them.
  var exercise: String?
  /// Returns the encoded scenarios of the runs.
  var scenarios: @Sendable (Values) -> [[UInt8]] = { _ in [] }
  /// Draws the panels from one answer for each run; nil stands for the reference's.
  let panels: @Sendable (Values, [Answer?]) -> [any Panel]
  /// Returns the result as a sentence that begins with a verb.
  let result: @Sendable (Values, [Answer?]) -> String
  /// Returns the points, in a figure that gives points.
  var award: @Sendable (Values, [Answer?]) -> RunFacts.Award? = { _, _ in nil }
}

/// A number of a figure that its description gives, and that a reader may change.
struct FigureNumber: Sendable {
  let name: String
  let label: String
  let range: ClosedRange<Double>
  var slider: ClosedRange<Double>?
  var scale = Adjustable.Scale.linear
  var isWhole = false
  /// The value where the description gives none; nil where it must give one.
  var standard: Double?

  /// Creates a whole number.
  static func whole(
    _ name: String, _ label: String, in range: ClosedRange<Int>, slider: ClosedRange<Int>? = nil
  ) -> FigureNumber {
    FigureNumber(
      name: name, label: label, range: Double(range.lowerBound)...Double(range.upperBound),
      slider: slider.map { Double($0.lowerBound)...Double($0.upperBound) }, isWhole: true)
  }

  func adjustable(standard: Double) -> Adjustable {
    Adjustable(
      name, label: label, standard: standard, in: range, slider: slider ?? range, scale: scale,
      isWhole: isWhole)
  }
}
