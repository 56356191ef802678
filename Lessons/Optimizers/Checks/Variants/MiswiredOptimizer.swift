internal import Autograd
internal import OptimizersKit

/// An optimizer that does its sums right and something else wrong; each mistake is one that any of the
/// exercises can have.
final class MiswiredOptimizer: Optimizer {
  enum Mistake {
    /// `zeroGradient()` is empty.
    case zeroGradientDoesNothing
    /// `zeroGradient()` clears the first number of the gradient, or the last, and no other.
    case zeroGradientClearsOnly(Side)
    /// `zeroGradient()` sets the gradient to ones.
    case zeroGradientSetsOnes
    /// `zeroGradient()` sets the parameters to zero as well as the gradient, or instead.
    case zeroGradientClearsParameters(andGradient: Bool)
    /// `zeroGradient()` clears what the optimizer remembers, too.
    case zeroGradientForgets
    /// `zeroGradient()` takes a step before it clears the gradient.
    case zeroGradientSteps
    /// Only `zeroGradient()` takes a step; `step()` does nothing.
    case onlyZeroGradientSteps
    /// The parameters are replaced by a new tensor, so that nobody else sees the update.
    case rebindsParameters
    /// The optimizer works on a copy of the parameters from the beginning.
    case worksOnACopy
    /// Nothing happens unless the parameters were here at first.
    case worksOnlyFrom([Double])
    /// `step()` clears the gradient before it uses it.
    case clearsBeforeUse
    /// `step()` clears the gradient once it has used it.
    case stepClearsGradient
    /// `step()` multiplies the gradient by the learning rate, in place.
    case stepScalesGradient(Double)
    /// Each step is taken twice.
    case stepsTwice
    /// Every second call of `step()` does nothing: the even ones, or the odd ones.
    case skipsEverySecondStep(odd: Bool)
    /// A step adds to the gradient of the step before, as if nobody cleared it.
    case accumulatesGradients
    /// A step uses the gradient of the step before.
    case previousGradient
    /// A step uses the mean of this gradient and the one before.
    case averagesTwoGradients
    /// A step uses the first gradient there was, for ever.
    case firstGradient
    /// Nothing happens at a step for which the whole gradient is zero.
    case skipsZeroGradients
    /// Nothing happens at a step of which a condition holds.
    case skipsSteps(where: @Sendable (SkippingCondition.Step) -> Bool)
  }

  enum Side { case first, last }

  private let parameters: Tensor
  private let mistake: Mistake
  private let makeOptimizer: () -> any Optimizer
  private var optimizer: any Optimizer
  /// What the right rule works on.
  private let shadow: Tensor
  private let start: [Double]
  private var calls = 0
  private var sum: [Double]
  private var previous: [Double]?
  private var first: [Double]?

  init<Rule: OptimizerRule>(_ mistake: Mistake, _ parameters: Tensor, _ rule: Rule) {
    self.mistake = mistake
    self.parameters = parameters
    let shadow = Tensor(parameters.scalars)
    self.shadow = shadow
    start = parameters.scalars
    sum = Array(repeating: 0, count: parameters.count)
    makeOptimizer = { RuleOptimizer(shadow, rule) }
    optimizer = makeOptimizer()
  }

  func step() {
    calls += 1
    let gradient = parameters.gradient.scalars
    sum = zip(sum, gradient).map { $0 + $1 }
    first = first ?? gradient
    defer { previous = gradient }
    switch mistake {
    case .rebindsParameters, .worksOnACopy, .onlyZeroGradientSteps: return
    case .skipsEverySecondStep(let odd) where calls.isMultiple(of: 2) != odd: return
    case .worksOnlyFrom(let place) where start != place: return
    case .skipsZeroGradients where gradient.allSatisfy({ $0 == 0 }): return
    case .skipsSteps(let holds)
    where holds(.init(parameters: parameters.scalars, gradient: gradient, previous: previous)):
      return
    case .stepsTwice:
      update(by: gradient)
      update(by: gradient)
    case .accumulatesGradients: update(by: sum)
    case .clearsBeforeUse:
      parameters.zeroGradient()
      update(by: gradient.map { _ in 0 })
    case .previousGradient: update(by: previous ?? gradient.map { _ in 0 })
    case .averagesTwoGradients:
      update(by: zip(gradient, previous ?? gradient).map { ($0 + $1) / 2 })
    case .firstGradient: update(by: first ?? gradient)
    default: update(by: gradient)
    }
    switch mistake {
    case .stepClearsGradient: parameters.zeroGradient()
    case .stepScalesGradient(let factor): parameters.gradient *= factor
    default: break
    }
  }

  private func update(by gradient: [Double]) {
    shadow.scalars = parameters.scalars
    shadow.gradient.scalars = gradient
    optimizer.step()
    parameters.scalars = shadow.scalars
  }

  func zeroGradient() {
    switch mistake {
    case .zeroGradientDoesNothing, .worksOnACopy: return
    // What is cleared is the new tensor's gradient, once there is a new tensor.
    case .rebindsParameters where calls > 0: return
    case .zeroGradientClearsOnly(let side):
      parameters.gradient[side == .first ? 0 : parameters.count - 1] = 0
      return
    case .zeroGradientSetsOnes:
      parameters.gradient = .ones(like: parameters)
      return
    case .zeroGradientClearsParameters(let andGradient):
      parameters.scalars = parameters.scalars.map { _ in 0 }
      if !andGradient { return }
    case .zeroGradientForgets: optimizer = makeOptimizer()
    case .zeroGradientSteps, .onlyZeroGradientSteps: update(by: parameters.gradient.scalars)
    default: break
    }
    parameters.zeroGradient()
  }
}
