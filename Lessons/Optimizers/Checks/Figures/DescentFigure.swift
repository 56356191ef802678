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
  private let descents: [Descent]
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
    descents = Descent.named(
      description.runs, objective: objective, start: description.start, steps: description.steps)
  }

  /// The runs of the figure, and how they are drawn.
  var plan: FigurePlan {
    FigurePlan(
      runs: descents.map {
        FigurePlan.Run(
          exercise: $0.choice.optimizer, scenario: $0.script.wireBytes, place: $0.place)
      },
      draw: draw)
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
    return Figure(
      id: id, title: title, description: caption,
      panels: DescentPanels.landscape(landscape, runs)
        + quantities.map { $0.panel(of: runs, fittedTo: references) })
  }
}
