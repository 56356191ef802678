import OptimizersKit

/// The optimizer to send down the banana, with the hyperparameters of your choice.
///
/// Replace everything to the right of the equals sign, for example by
/// `.momentum(learningRate: 0.01, momentum: 0.9)`.
public let challenge: Challenge = { unfinished("challenge") }()
