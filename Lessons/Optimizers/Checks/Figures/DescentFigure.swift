internal import Checking
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
  private let charts: [LineChart]

  init(id: String, yaml: String) throws {
    let description = try FigureDescription(yaml: yaml)
    let objective = description.objective
    self.id = id
    title = description.title
    caption = description.caption
    landscape = Landscape(
      id: objective.rawValue, field: objective.field, x: description.x, y: description.y,
      minimum: objective.minimum)
    charts =
      description.charts
      ? [LineChart(loss: landscape)] + (objective.minimum.map { [LineChart(distanceTo: $0)] } ?? [])
      : []
    descents = description.runs.map {
      Descent(
        choice: $0.choice, objective: objective, start: description.start,
        steps: description.steps, place: $0.place)
    }
  }

  /// What has to be run for the figure, and how it is drawn.
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
    let runs = zip(descents, answers).flatMap { descent, answer in
      isReference ? [descent.reference(as: .subject)] : descent.runs(answer?.trace)
    }
    return Figure(
      id: id, title: title, description: caption,
      panels: [.surface(landscape, View()), .contours(landscape)] + charts.map { .lines($0) },
      runs: runs)
  }
}

/// One optimizer's run in a figure.
private struct Descent: Sendable {
  let choice: Challenge
  let objective: Objective
  let start: [Double]
  let steps: Int
  let place: YAMLPlace

  var script: OptimizerScript {
    .descent(objective, from: start, choice.hyperparameters, steps: steps)
  }

  private var name: String {
    switch choice {
    case .sgd: "SGD"
    case .momentum: "Momentum"
    case .rmsprop: "RMSprop"
    case .adam: "Adam"
    }
  }

  /// The place of the optimizer's colour, the same throughout the lesson.
  private var style: Int {
    switch choice {
    case .sgd: 0
    case .momentum: 1
    case .rmsprop: 2
    case .adam: 3
    }
  }

  private var referenceTrace: Trace {
    script.trace { parameters, _ in choice.makeReference(parameters) }
  }

  func reference(as role: Run.Role) -> Run {
    run(referenceTrace, role == .subject ? name : "\(name), reference", role)
  }

  /// Returns the submission's run, and the reference's where they part or there is none to show.
  func runs(_ trace: Trace?) -> [Run] {
    guard let trace else { return [reference(as: .reference)] }
    let comparison = Comparison(expected: referenceTrace, actual: trace, scenario: name)
    guard let divergence = comparison.divergence else { return [run(trace, name, .subject)] }
    return [
      reference(as: .reference), run(trace, "\(name), yours", .subject, divergence.step),
    ]
  }

  private func run(
    _ trace: Trace, _ name: String, _ role: Run.Role, _ divergence: Int? = nil
  ) -> Run {
    Run(
      name: name, style: style, role: role, rows: [start] + trace.rows.map(\.values),
      divergence: divergence)
  }
}
