public import Figures
internal import OptimizersKit
internal import Plotting

extension LessonEntry: LessonExperiments {
  public var experimentDrawing: ExperimentDrawing {
    ExperimentDrawing(landscape: Self.landscape, style: Self.style)
  }

  private static func landscape(named name: String) -> Landscape? {
    guard let objective = Objective(rawValue: name), let view = objective.view else { return nil }
    return Landscape(
      id: objective.rawValue, field: objective.field, x: view.x, y: view.y,
      minimum: objective.minimum)
  }

  private static func style(ofLine name: String) -> Int? {
    let name = name.lowercased()
    let optimizers: [(word: String, style: Challenge)] = [
      ("adam", .adam(learningRate: 0, beta1: 0, beta2: 0, epsilon: 0)),
      ("rms", .rmsprop(learningRate: 0, beta: 0, epsilon: 0)),
      ("momentum", .momentum(learningRate: 0, momentum: 0)), ("sgd", .sgd(learningRate: 0)),
    ]
    return optimizers.first { name.contains($0.word) }?.style.style
  }
}

extension Objective {
  /// The part of the plane that shows a loss of two parameters; nil for other losses.
  fileprivate var view: (x: ClosedRange<Double>, y: ClosedRange<Double>)? {
    switch self {
    case .banana: (-2...2, -1...3)
    case .wideBanana: (-3...3, -1...6)
    case .beale: (-4.5...4.5, -4.5...4.5)
    case .himmelblau: (-5...5, -5...5)
    case .bowl, .ravine, .rotatedRavine, .saddle, .flatDirection: (-4...4, -4...4)
    case .quartic, .logisticRegression, .longBanana: nil
    }
  }
}
