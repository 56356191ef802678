import SearchKit

/// Four configurations of Adam for the banana, found by a random search with narrowed ranges. With
/// the learning rate changed by a fiftieth they end at most 0.003 above the minimum.
///
/// A short memory for the direction lets Adam turn quickly, and the learning rate is large.
public let challenge: [Configuration] = [
  Configuration(values: ["learningRate": 1.86, "beta1": 0.59, "beta2": 0.987, "epsilon": 0.00176]),
  Configuration(values: ["learningRate": 1.95, "beta1": 0.554, "beta2": 0.968, "epsilon": 0.279]),
  Configuration(values: ["learningRate": 1.96, "beta1": 0.552, "beta2": 0.976, "epsilon": 0.00106]),
  Configuration(values: ["learningRate": 1.92, "beta1": 0.567, "beta2": 0.988, "epsilon": 0.0868]),
]
