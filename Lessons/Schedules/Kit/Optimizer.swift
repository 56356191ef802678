/// Something that changes parameters, using their gradient, so that a loss becomes less.
///
/// An optimizer is created with the tensors it is responsible for and changes them in place.
public protocol Optimizer: AnyObject {
  /// Updates the parameters once, from the gradient they hold.
  func step()
  /// Sets the gradient of the parameters to zero.
  func zeroGradient()
}

/// An optimizer whose learning rate may be changed between two steps.
public protocol ScheduledOptimizer: Optimizer {
  /// The learning rate of the next step.
  var learningRate: Double { get set }
}
