import OptimizersKit

/// The optimizer to send down the banana: 125 steps, and at most 127 with the learning rate
/// changed by up to a tenth.
///
/// A short memory lets it forget the steep start soon. The large epsilon keeps a step small where
/// the gradient is small.
public let challenge: Challenge = .adam(
  learningRate: 0.26, beta1: 0.91, beta2: 0.89, epsilon: 2)
