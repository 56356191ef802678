/// Something that changes parameters, using their gradient, so that a loss becomes less.
///
/// An optimizer is created with the tensor of parameters it is responsible for and changes that
/// tensor in place.
public protocol Optimizer: AnyObject {
  /// Updates the parameters once, from the gradient they hold.
  func step()
  /// Sets the gradient of the parameters to zero.
  func zeroGradient()
}
