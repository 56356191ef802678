internal import Checking
internal import Figures
internal import Plotting

/// The texts of a figure, which its author writes.
struct FigureText: Sendable {
  let id: String
  let title: String
  var caption: String

  /// Returns a figure of panels.
  func figure(_ panels: [any Panel]) -> Plotting.Figure {
    Figure(id: id, title: title, description: caption, panels: panels)
  }

  /// Returns the texts with the numbers that a reader has set.
  func adjusted(to settings: FigureSettings, in runs: [AdjustableRun]) -> FigureText {
    let changes = runs.flatMap { run in
      run.adjustables.compactMap { adjustable in
        settings.value(of: adjustable.name, in: run.id).flatMap { value in
          value == adjustable.standard
            ? nil : "\(run.name): \(adjustable.label) \(NumberText.short(value))"
        }
      }
    }
    guard !changes.isEmpty else { return self }
    var text = self
    text.caption +=
      " Drawn with other numbers than the lesson’s: \(changes.joined(separator: "; "))."
    return text
  }
}

/// The names of a run and its steps in figures, captions and tables.
let runNouns = LineNouns(line: "Run", point: "step", points: "Steps")

extension Series {
  /// Returns a line of numbers, and the reference's where a submission's part from it.
  ///
  /// - Parameters:
  ///   - name: The name in the legend.
  ///   - style: The number of its style.
  ///   - expected: The reference's numbers, then those of other accepted ways.
  ///   - actual: The submission's numbers; nil where there are none to show.
  /// - Returns: One line or two.
  static func lines(
    _ name: String, style: Int, expected: [[Double]], actual: [Double]?
  ) -> [Series] {
    let reference = expected.first ?? []
    guard let actual else {
      return [Series(Line(name: name, style: style), values: reference)]
    }
    func firstDifference(_ expected: [Double]) -> Int? {
      let agreeing = zip(expected, actual).prefix { Tolerance.standard.accepts($1, for: $0) }.count
      return agreeing == max(expected.count, actual.count) ? nil : agreeing
    }
    let differences = expected.map(firstDifference)
    guard !differences.contains(nil), let index = differences.first.flatMap({ $0 }) else {
      return [Series(Line(name: name, style: style), values: actual)]
    }
    return [
      Series(
        Line(name: "\(name), reference", style: style, role: .reference), values: reference),
      Series(
        Line(name: "\(name), yours", style: style), values: actual,
        highlight: Highlight(
          index: index, remark: "first diverges at step \(index)", legend: "first divergence")),
    ]
  }
}
