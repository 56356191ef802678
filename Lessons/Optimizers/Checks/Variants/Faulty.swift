internal import Autograd
internal import OptimizersKit

/// An optimizer that does its sums right and something else wrong; each mistake is one that any of the
/// exercises can have.
final class Faulty: Optimizer {
  enum Mistake {
    /// `zeroGradient()` is empty.
    case zeroGradientDoesNothing
    /// The parameters are replaced by a new tensor, so that nobody else sees the update.
    case rebindsParameters
    /// `zeroGradient()` clears what the optimizer remembers, too.
    case zeroGradientForgets
    /// `step()` clears the gradient before it uses it.
    case clearsBeforeUse
    /// Each step is taken twice.
    case stepsTwice
    /// Every second call of `step()` does nothing.
    case skipsEverySecondStep
    /// A step adds to the gradient of the step before, as if nobody cleared it.
    case accumulatesGradients
    /// Only the first parameter is updated.
    case updatesOnlyTheFirst
  }

  private let parameters: Tensor
  private let mistake: Mistake
  private let makeOptimizer: () -> any Optimizer
  private var optimizer: any Optimizer
  private let shadow: Tensor
  private var calls = 0
  private var sum: [Double]

  init<Rule: OptimizerRule>(_ mistake: Mistake, _ parameters: Tensor, _ rule: Rule) {
    self.mistake = mistake
    self.parameters = parameters
    let shadow = Tensor(parameters.scalars)
    self.shadow = shadow
    sum = Array(repeating: 0, count: parameters.scalars.count)
    makeOptimizer = { RuleOptimizer(shadow, rule) }
    optimizer = makeOptimizer()
  }

  func step() {
    calls += 1
    let before = parameters.scalars
    let gradient = parameters.gradient.scalars
    sum = zip(sum, gradient).map { $0 + $1 }
    shadow.scalars = before
    shadow.gradient.scalars =
      switch mistake {
      case .accumulatesGradients: sum
      case .clearsBeforeUse: gradient.map { _ in 0 }
      default: gradient
      }
    switch mistake {
    case .rebindsParameters: return
    case .skipsEverySecondStep where calls.isMultiple(of: 2): return
    case .stepsTwice:
      optimizer.step()
      optimizer.step()
    default: optimizer.step()
    }
    let after = shadow.scalars
    parameters.scalars =
      mistake == .updatesOnlyTheFirst ? [after[0]] + before.dropFirst() : after
  }

  func zeroGradient() {
    switch mistake {
    case .zeroGradientDoesNothing: return
    // What is cleared is the new tensor's gradient, once there is a new tensor.
    case .rebindsParameters where calls > 0: return
    case .zeroGradientForgets: optimizer = makeOptimizer()
    default: break
    }
    parameters.zeroGradient()
  }
}
