internal import Checking
internal import Observations
internal import Plotting

extension FigureKind {
  /// Which examples are in which fold.
  static let folds = FigureKind(
    name: "folds", title: "Folds",
    numbers: [
      .whole("count", "examples", in: 0...60, slider: 0...30),
      .whole("parts", "folds", in: 1...12, slider: 1...6),
    ],
    exercise: "folds",
    scenarios: { values in
      var writer = WireWriter()
      Int(values["count"] ?? 0).write(to: &writer)
      Int(values["parts"] ?? 1).write(to: &writer)
      return [writer.bytes]
    },
    panels: { values, answers in
      let folds = division(values, answers).folds
      return [
        ScatterPanel(
          heading: "Examples and their folds", horizontal: Axis("example"),
          vertical: Axis("fold", range: 0...Double(max(folds.count, 1) + 1)),
          groups: folds.prefix(12).enumerated().map { index, fold in
            ScatterPanel.Group(
              name: "Fold \(index + 1)", style: index,
              points: fold.prefix(200).map { .init(Double($0), Double(index + 1)) })
          }, noun: "Example")
      ]
    },
    result: { values, answers in
      let sizes = division(values, answers).folds.map(\.count)
      return "has folds of \(sizes.prefix(12).map { "\($0)" }.joined(separator: ", ")) examples."
    })

  private static func division(_ values: Values, _ answers: [Answer?]) -> Division {
    if let value = answers.first.flatMap({ $0?.trace?.rows.first?.value }) {
      return Division(value)
    }
    let (count, parts) = (Int(values["count"] ?? 0), Int(values["parts"] ?? 1))
    return Division(
      folds: (0..<parts).map { Array($0 * count / parts..<($0 + 1) * count / parts) })
  }
}
