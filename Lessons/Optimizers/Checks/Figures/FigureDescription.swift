internal import OptimizersKit
internal import YAMLReading

/// The content of the YAML body of a figure cell, with every number checked.
struct FigureDescription {
  let title: String
  let caption: String
  /// A loss of two parameters.
  let objective: Objective
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>
  let start: [Double]
  let steps: Int
  /// Whether the loss and the distance to the minimum are drawn over the steps, too.
  let charts: Bool
  let runs: [RunDescription]

  /// One optimizer with its hyperparameters, and where it is named.
  struct RunDescription {
    let choice: Challenge
    let place: YAMLPlace
  }

  /// Coordinates beyond these make losses that no axis can show.
  private static let plane = -1e6...1e6
  /// More steps than these take longer to draw than a reader waits.
  private static let steps = 1...10_000

  init(yaml: String) throws {
    let objectives = Objective.allCases.filter { $0.dimension == 2 }
    var reader = try DescriptionReader(yaml, of: "a figure")
    title = reader.text("title")
    caption = reader.text("caption")
    objective =
      reader.choice("objective", among: objectives.map(\.rawValue)).flatMap(Objective.init)
      ?? .banana
    x = reader.range("x", in: Self.plane)
    y = reader.range("y", in: Self.plane)
    start = reader.numbers("start", count: 2, in: Self.plane, default: [0, 0])
    steps = reader.whole("steps", in: Self.steps, default: 100)
    charts = reader.flag("charts", default: false)
    runs = reader.list("runs", atMost: 12, of: "a run", read: RunDescription.init)
    try reader.finish()
  }
}

extension FigureDescription.RunDescription {
  private static let optimizers = ["sgd", "momentum", "rmsprop", "adam"]
  /// An average with decay 1 never changes.
  private static let decay = 0...0.999_999
  private static let epsilon = 0.0...1

  init(_ reader: inout DescriptionReader) {
    place = reader.place
    let optimizer = reader.choice("optimizer", among: Self.optimizers)
    if let optimizer {
      reader.subject = "a run of \(optimizer)"
    } else {
      reader.allowOtherKeys()
    }
    let rate = reader.number("learningRate", in: 1e-12...1000)
    switch optimizer {
    case "momentum":
      choice = .momentum(
        learningRate: rate, momentum: reader.number("momentum", in: Self.decay))
    case "rmsprop":
      choice = .rmsprop(
        learningRate: rate, beta: reader.number("beta", in: Self.decay),
        epsilon: reader.number("epsilon", in: Self.epsilon))
    case "adam":
      choice = .adam(
        learningRate: rate, beta1: reader.number("beta1", in: Self.decay),
        beta2: reader.number("beta2", in: Self.decay),
        epsilon: reader.number("epsilon", in: Self.epsilon))
    default: choice = .sgd(learningRate: rate)
    }
  }
}
