internal import Checking
internal import Figures
internal import Observations
internal import OptimizersKit
internal import Plotting
internal import YAMLReading

/// A loss of two parameters, and optimizers on their way down.
struct DescentFigure: Sendable {
  private let id: String
  private let title: String
  private let caption: String
  private let landscape: Landscape
  private var descents: [Descent]
  /// The runs with the lesson's numbers, which the axes also fit.
  private let standards: [Descent]
  /// The quantity that is drawn over the steps.
  private let quantities: [Quantity]

  init(id: String, yaml: String) throws {
    let description = try FigureDescription(yaml: yaml)
    let objective = description.objective
    self.id = id
    title = description.title
    caption = description.caption
    landscape = Landscape(
      id: objective.rawValue, field: objective.field, x: description.x, y: description.y,
      minimum: objective.minimum)
    quantities =
      description.charts
      ? [.loss(landscape)] + (objective.minimum.map { [.distance(to: $0)] } ?? [])
      : []
    standards = Descent.named(description)
    descents = standards
  }

  /// The runs of the figure, and how they are drawn.
  var plan: FigurePlan {
    FigurePlan(
      runs: descents.map {
        FigurePlan.Run(
          exercise: $0.choice.optimizer, scenario: $0.script.wireBytes, place: $0.place)
      },
      draw: draw, facts: facts, adjustableRuns: standards.compactMap(\.adjustableRun),
      adjust: { adjusted(to: $0).plan })
  }

  /// Returns the figure with other numbers for its runs.
  private func adjusted(to settings: FigureSettings) -> DescentFigure {
    var figure = self
    figure.descents = Descent.renamed(standards.map { $0.adjusted(to: settings) })
    return figure
  }

  private func facts(_ answers: [Answer?]) -> [RunFacts] {
    zip(descents, answers).map { $0.facts($1?.trace, on: landscape) }
  }

  /// The caption, with the numbers that differ from the lesson's.
  private var description: String {
    let changes = zip(standards, descents).flatMap { standard, descent in
      standard.adjustables.compactMap { adjustable in
        descent.values[adjustable.name].flatMap { value in
          value == adjustable.standard
            ? nil : "\(standard.name): \(adjustable.label) \(NumberText.short(value))"
        }
      }
    }
    return changes.isEmpty
      ? caption
      : "\(caption) Drawn with other numbers than the lesson’s: "
        + "\(changes.joined(separator: "; "))."
  }

  private var isAdjusted: Bool {
    zip(standards, descents).contains { $0.values != $1.values }
  }

  private func draw(_ answers: [Answer?]) -> Plotting.Figure {
    let isReference = answers.allSatisfy { $0 == nil }
    let references = descents.map { $0.reference(as: .subject) }
    // The last run is the new one; those before it come from earlier exercises.
    let subject = descents.last?.choice.optimizer
    let runs =
      isReference
      ? references
      : zip(descents, answers).flatMap { descent, answer in
        descent.runs(answer?.trace, isContext: descent.choice.optimizer != subject)
      }
    // The lesson's numbers keep the axes in place while others are tried.
    let fitted = references + (isAdjusted ? standards.map { $0.reference(as: .subject) } : [])
    return Figure(
      id: id, title: title, description: description,
      panels: DescentPanels.landscape(landscape, runs)
        + quantities.map { $0.panel(of: runs, fittedTo: fitted) })
  }
}
