internal import Checking
internal import Figures
internal import Observations
internal import OptimizersKit
internal import Plotting
internal import YAMLReading

/// The run of the optimizer that was chosen in the challenge, beside the lesson's own run.
///
/// A reader may set hyperparameters of one optimizer, which then takes the place of the student's
/// choice. The references make all runs.
struct ChallengeFigure: Sendable {
  private let id: String
  private let title: String
  private let caption: String
  /// The optimizer with the numbers that a reader has set; nil where none are set.
  private var tried: Challenge?

  /// Reads a figure's description; nil where it describes another kind of figure.
  init?(id: String, yaml: String) throws {
    var kind = try DescriptionReader(yaml, of: "a figure")
    kind.allowOtherKeys()
    guard kind.flag("challenge", default: false) else { return nil }
    var reader = try DescriptionReader(yaml, of: "a figure of the challenge")
    _ = reader.flag("challenge", default: false)
    title = reader.text("title")
    caption = reader.text("caption")
    try reader.finish()
    self.id = id
  }

  var plan: FigurePlan {
    let exercise = "challenge"
    return FigurePlan(
      runs: tried == nil ? [.init(exercise: exercise, scenario: [])] : [], draw: draw,
      facts: { answers in choice(answers).map { [ChallengeRun(of: $0).facts] } ?? [] },
      adjustableRuns: Self.adjustableRuns, takesOneRun: true,
      solution: tried.map {
        .init(exercise: exercise, constant: "challenge", expression: $0.expression)
      },
      adjust: { adjusted(to: $0).plan })
  }

  /// The lesson's own run.
  private static let lessons = Challenge.momentum(learningRate: 0.01, momentum: 0.9)

  /// The optimizers with the numbers of the lesson's figures.
  private static let candidates: [Challenge] = [
    .sgd(learningRate: 0.001), lessons, .rmsprop(learningRate: 0.2, beta: 0.9, epsilon: 1e-8),
    .adam(learningRate: 0.9, beta1: 0.9, beta2: 0.999, epsilon: 1e-8),
  ]

  private static let adjustableRuns = candidates.map { candidate in
    AdjustableRun(
      id: candidate.optimizer, name: candidate.displayName, exercise: nil,
      adjustables: candidate.namedHyperparameters.map {
        $0.hyperparameter.adjustable(standard: $0.value)
      })
  }

  private func adjusted(to settings: FigureSettings) -> ChallengeFigure {
    var figure = self
    figure.tried = Self.candidates.first { settings.values[$0.optimizer] != nil }
      .map { candidate in
        candidate.setting { settings.value(of: $0, in: candidate.optimizer) }
      }
    return figure
  }

  /// Returns the choice that the figure shows; nil where there is none that can run.
  private func choice(_ answers: [Answer?]) -> Challenge? {
    let own = answers.first.flatMap { $0 }?.trace?.rows.first.flatMap(Challenge.init)
    return (tried ?? own).flatMap { $0.objection == nil ? $0 : nil }
  }

  /// The most steps that are drawn.
  private static let longest = 2500

  private func draw(_ answers: [Answer?]) throws -> Plotting.Figure {
    let landscape = Landscape(
      id: Objective.banana.rawValue, field: Objective.banana.field, x: -2...2, y: -1...3,
      minimum: Objective.banana.minimum)
    var runs: [Trajectory] = []
    var description = caption
    if let choice = choice(answers) {
      if choice != Self.lessons { runs.append(run(Self.lessons, "the lesson’s", .reference)) }
      runs.append(run(choice, "yours", .subject))
      if tried != nil {
        description += " Tried: \(choice.expression). \(ChallengeRun(of: choice).sentence)"
      }
    } else {
      runs.append(run(Self.lessons, "the lesson’s", .subject))
    }
    let quantities: [Quantity] = [.loss(landscape), .distance(to: Point(1, 1))]
    return Figure(
      id: id, title: title, description: description,
      panels: DescentPanels.landscape(landscape, runs) + quantities.map { $0.panel(of: runs) })
  }

  private func run(_ choice: Challenge, _ whose: String, _ role: Line.Role) -> Trajectory {
    Trajectory(
      name: "\(choice.displayName), \(whose)", style: choice.style, role: role,
      rows: Array(ChallengeRun(of: choice).rows.prefix(Self.longest + 1)))
  }
}

extension Challenge {
  /// The place of the optimizer's colour, the same throughout the lesson.
  var style: Int {
    switch self {
    case .sgd: 0
    case .momentum: 1
    case .rmsprop: 2
    case .adam: 3
    }
  }

  /// The Swift expression of the choice, such as `.sgd(learningRate: 0.001)`.
  var expression: String {
    let arguments = namedHyperparameters.map { "\($0.hyperparameter.key): \($0.value)" }
    return ".\(optimizer)(\(arguments.joined(separator: ", ")))"
  }
}
