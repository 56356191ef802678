import Autograd
import Checking
import OptimizersKit

/// A correct optimizer with changes around each step, from which wrong submissions are made.
final class WrappedOptimizer: Optimizer {
  /// What a step or a call of `zeroGradient()` sees.
  struct Situation {
    let parameters: [Double]
    let gradient: [Double]
    let previousGradient: [Double]?
    let previousParameters: [Double]?
    /// Counted from 1.
    let step: Int
    let shape: [Int]
    let values: [Double]

    var length: Double { gradient.reduce(0) { $0 + $1 * $1 }.squareRoot() }
  }

  /// The parts of an optimizer that can be changed; nothing is, unless said otherwise.
  struct Changes: Sendable {
    var skipsStep: @Sendable (Situation) -> Bool = { _ in false }
    var skipsZeroing: @Sendable (Situation) -> Bool = { _ in false }
    var gradient: @Sendable (Situation) -> [Double] = { $0.gradient }
    var moved: @Sendable (_ moved: [Double], Situation) -> [Double] = { moved, _ in moved }
  }

  private let parameters: Tensor
  private let shadow: Tensor
  private let inner: any Optimizer
  private let values: [Double]
  private let changes: Changes
  private var steps = 0
  private var previousGradient: [Double]?
  private var previousParameters: [Double]?

  init(
    _ parameters: Tensor, _ values: [Double], _ changes: Changes,
    inner: (_ parameters: Tensor, _ values: [Double]) -> any Optimizer
  ) {
    self.parameters = parameters
    self.values = values
    self.changes = changes
    shadow = Tensor(parameters.scalars, shape: parameters.shape, requiresGradient: true)
    self.inner = inner(shadow, values)
  }

  private var situation: Situation {
    Situation(
      parameters: parameters.scalars, gradient: parameters.gradient.scalars,
      previousGradient: previousGradient, previousParameters: previousParameters, step: steps,
      shape: parameters.shape, values: values)
  }

  func step() {
    steps += 1
    let now = situation
    defer { (previousGradient, previousParameters) = (now.gradient, now.parameters) }
    if changes.skipsStep(now) { return }
    shadow.scalars = now.parameters
    shadow.gradient.scalars = changes.gradient(now)
    inner.step()
    parameters.scalars = changes.moved(shadow.scalars, now)
  }

  func zeroGradient() {
    if changes.skipsZeroing(situation) { return }
    parameters.zeroGradient()
  }
}

extension WrappedOptimizer {
  /// Returns the first accepted way of an exercise with something changed.
  static func variant(
    of exercise: String, _ changes: Changes
  ) -> Variant<OptimizerScript> {
    let way = AcceptedWays.maker(of: exercise)
    return Variant("changed", "") { script in
      script.trace { WrappedOptimizer($0, $1, changes, inner: way) }
    }
  }
}
