internal import Checking
internal import Figures
internal import Plotting
internal import YAMLReading

/// A figure of some kind with its numbers.
struct NumberedFigure: Sendable {
  private let id: String
  private let kind: FigureKind
  private let title: String
  private let caption: String
  /// The lesson's numbers, and those that a reader may change.
  private let standards: FigureKind.Values
  private let adjusted: [String]
  /// The numbers that are drawn.
  private var values: FigureKind.Values
  private let place: YAMLPlace

  init(id: String, kind: FigureKind, yaml: String) throws {
    var reader = try DescriptionReader(yaml, of: "a figure of the kind \(kind.name)")
    _ = reader.choice("kind", among: [kind.name])
    title = reader.text("title")
    caption = reader.text("caption")
    var values: FigureKind.Values = [:]
    for number in kind.numbers {
      let standard = number.standard
      values[number.name] =
        number.isWhole
        ? Double(
          reader.whole(
            number.name, in: Int(number.range.lowerBound)...Int(number.range.upperBound),
            default: standard.map { Int($0) }))
        : reader.number(number.name, in: number.range, default: standard)
    }
    adjusted = reader.words("adjust", among: kind.numbers.map(\.name))
    place = reader.place
    try reader.finish()
    self.id = id
    self.kind = kind
    self.values = values
    standards = values
  }

  var plan: FigurePlan {
    FigurePlan(
      runs: kind.scenarios(values).map {
        FigurePlan.Run(exercise: kind.exercise ?? "", scenario: $0, place: place)
      },
      draw: draw, facts: { [facts($0)] },
      adjustableRuns: adjustables.isEmpty
        ? []
        : [
          AdjustableRun(
            id: kind.name, name: kind.title, exercise: kind.exercise, adjustables: adjustables)
        ],
      adjust: { settings in
        var figure = self
        for (name, value) in settings.values[kind.name] ?? [:] { figure.values[name] = value }
        return figure.plan
      })
  }

  private var adjustables: [Adjustable] {
    kind.numbers.filter { adjusted.contains($0.name) }.map {
      $0.adjustable(standard: standards[$0.name] ?? 0)
    }
  }

  private func facts(_ answers: [Answer?]) -> RunFacts {
    RunFacts(
      run: kind.name, name: kind.title, values: values, steps: answers.count, finalLoss: nil,
      isDiverged: false, award: kind.award(values, answers), result: kind.result(values, answers))
  }

  private func draw(_ answers: [Answer?]) -> Plotting.Figure {
    let changes = kind.numbers.compactMap { number -> String? in
      guard let value = values[number.name], value != standards[number.name] else { return nil }
      return "\(number.label) \(NumberText.short(value))"
    }
    let remark =
      changes.isEmpty
      ? "" : " Drawn with other numbers than the lesson’s: \(changes.joined(separator: "; "))."
    return Figure(
      id: id, title: title, description: caption + remark, panels: kind.panels(values, answers))
  }
}
