internal import Autograd
internal import OptimizersKit
internal import Plotting

extension Objective {
  /// The loss as a function of the plane.
  var field: Landscape.Field {
    switch self {
    // Drawn many times over: without tensors it takes a fiftieth of the time.
    case .banana: { x, y in (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x) + 1 }
    default: { x, y in self.loss(Tensor([x, y])).item }
    }
  }

  /// The place to mark in a figure, where there is just one.
  var minimum: Point? {
    switch self {
    case .banana: Point(1, 1)
    case .wideBanana: Point(2, 4)
    case .bowl, .ravine: Point(0, 0)
    case .rotatedRavine: Point(2.01, -1.99)
    case .beale: Point(3, 0.5)
    default: nil
    }
  }
}
