internal import Checking
internal import Observations
internal import OptimizersKit
internal import Plotting
internal import Yams

/// The run of the optimizer that was chosen in the challenge, beside the lesson's own run.
struct ChallengeFigure: Sendable {
  /// The figure's description: it holds `challenge: true`.
  private struct Description: Decodable {
    var challenge: Bool?
    var title: String?
    var caption: String?
  }

  private let id: String
  private let title: String
  private let caption: String

  /// Reads a figure's description; nil where it describes another kind of figure.
  init?(id: String, yaml: String) throws {
    guard let description = try? YAMLDecoder().decode(Description.self, from: yaml),
      description.challenge == true
    else { return nil }
    guard let title = description.title else {
      throw FigureFault("it lacks “title”; add a line for it")
    }
    guard let caption = description.caption else {
      throw FigureFault("it lacks “caption”; add a line for it")
    }
    self.id = id
    self.title = title
    self.caption = caption
  }

  var plan: FigurePlan {
    FigurePlan(
      runs: [.init(exercise: "challenge", scenario: ChallengeQuestion().wireBytes)], draw: draw)
  }

  /// The most steps that are drawn.
  private static let longest = 2500

  private func draw(_ answers: [Answer?]) throws -> Plotting.Figure {
    let choice = answers.first.flatMap { $0 }?.trace?.rows.first.flatMap(Challenge.init)
    let landscape = Landscape(
      id: Objective.banana.rawValue, field: Objective.banana.field, x: -2...2, y: -1...3,
      minimum: Objective.banana.minimum)
    let lessons = Challenge.momentum(learningRate: 0.01, momentum: 0.9)
    var runs: [Run] = []
    if let choice, choice.objection == nil {
      if choice != lessons { runs.append(run(lessons, "the lesson’s", .reference)) }
      runs.append(run(choice, "yours", .subject))
    } else {
      runs.append(run(lessons, "the lesson’s", .subject))
    }
    return Figure(
      id: id, title: title, description: caption,
      panels: [
        .surface(landscape, View()), .contours(landscape), .lines(LineChart(loss: landscape)),
        .lines(LineChart(distanceTo: Point(1, 1))),
      ], runs: runs)
  }

  private func run(_ choice: Challenge, _ whose: String, _ role: Run.Role) -> Run {
    Run(
      name: "\(choice.name), \(whose)", style: choice.style, role: role,
      rows: Array(ChallengeRun(of: choice).rows.prefix(Self.longest + 1)))
  }
}

extension Challenge {
  /// The optimizer's name in a figure.
  fileprivate var name: String {
    switch self {
    case .sgd: "SGD"
    case .momentum: "Momentum"
    case .rmsprop: "RMSprop"
    case .adam: "Adam"
    }
  }

  /// The place of the optimizer's colour, the same throughout the lesson.
  fileprivate var style: Int {
    switch self {
    case .sgd: 0
    case .momentum: 1
    case .rmsprop: 2
    case .adam: 3
    }
  }
}
