internal import Checking
internal import Figures
internal import Observations
internal import OptimizersKit
internal import Plotting
internal import YAMLReading

/// The run of the optimizer that was chosen in the challenge, beside the lesson's own run.
struct ChallengeFigure: Sendable {
  private let id: String
  private let title: String
  private let caption: String

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
    FigurePlan(
      runs: [.init(exercise: "challenge", scenario: [])], draw: draw)
  }

  /// The most steps that are drawn.
  private static let longest = 2500

  private func draw(_ answers: [Answer?]) throws -> Plotting.Figure {
    let choice = answers.first.flatMap { $0 }?.trace?.rows.first.flatMap(Challenge.init)
    let landscape = Landscape(
      id: Objective.banana.rawValue, field: Objective.banana.field, x: -2...2, y: -1...3,
      minimum: Objective.banana.minimum)
    let lessons = Challenge.momentum(learningRate: 0.01, momentum: 0.9)
    var runs: [Trajectory] = []
    if let choice, choice.objection == nil {
      if choice != lessons { runs.append(run(lessons, "the lesson’s", .reference)) }
      runs.append(run(choice, "yours", .subject))
    } else {
      runs.append(run(lessons, "the lesson’s", .subject))
    }
    let quantities: [Quantity] = [.loss(landscape), .distance(to: Point(1, 1))]
    return Figure(
      id: id, title: title, description: caption,
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
}
