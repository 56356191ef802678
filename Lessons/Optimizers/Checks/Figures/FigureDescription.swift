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
    /// The words of its `adjust`.
    let adjusted: [String]
    let place: YAMLPlace
  }

  /// Coordinates beyond these make losses that no axis can show.
  static let plane = -1e6...1e6
  /// More steps than these take longer to draw than a reader waits.
  static let steps = 1...10_000

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

  init(_ reader: inout DescriptionReader) {
    place = reader.place
    let optimizer = reader.choice("optimizer", among: Self.optimizers)
    if let optimizer {
      reader.subject = "a run of \(optimizer)"
    } else {
      reader.allowOtherKeys()
    }
    func number(_ hyperparameter: Hyperparameter) -> Double {
      reader.number(hyperparameter.key, in: hyperparameter.range)
    }
    let rate = number(.learningRate)
    switch optimizer {
    case "momentum":
      choice = .momentum(learningRate: rate, momentum: number(.decay("momentum")))
    case "rmsprop":
      choice = .rmsprop(
        learningRate: rate, beta: number(.decay("beta")), epsilon: number(.epsilon))
    case "adam":
      choice = .adam(
        learningRate: rate, beta1: number(.decay("beta1")), beta2: number(.decay("beta2")),
        epsilon: number(.epsilon))
    default: choice = .sgd(learningRate: rate)
    }
    adjusted =
      optimizer.map { reader.words("adjust", among: AdjustableNames.words(for: $0)) } ?? []
  }
}
