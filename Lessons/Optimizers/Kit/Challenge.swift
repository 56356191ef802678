package import Observations

/// An optimizer and its hyperparameters: your choice for the challenge.
public enum Challenge: Equatable, Sendable {
  case sgd(learningRate: Double)
  case momentum(learningRate: Double, momentum: Double)
  case rmsprop(learningRate: Double, beta: Double, epsilon: Double)
  case adam(learningRate: Double, beta1: Double, beta2: Double, epsilon: Double)
}

extension Challenge {
  /// The exercise of the optimizer that was chosen.
  package var optimizer: String {
    switch self {
    case .sgd: "sgd"
    case .momentum: "momentum"
    case .rmsprop: "rmsprop"
    case .adam: "adam"
    }
  }

  /// The hyperparameters, in the order of the optimizer's initializer.
  package var hyperparameters: [Double] {
    switch self {
    case .sgd(let learningRate): [learningRate]
    case .momentum(let learningRate, let momentum): [learningRate, momentum]
    case .rmsprop(let learningRate, let beta, let epsilon): [learningRate, beta, epsilon]
    case .adam(let learningRate, let beta1, let beta2, let epsilon):
      [learningRate, beta1, beta2, epsilon]
    }
  }

  /// The choice as the only row of a trace, labelled by the optimizer.
  package var row: Trace.Row { Trace.Row(optimizer, hyperparameters) }

  /// Reads a choice from a row; nil if the row contains none.
  package init?(_ row: Trace.Row) {
    let values = row.values
    switch (row.label, values.count) {
    case ("sgd", 1): self = .sgd(learningRate: values[0])
    case ("momentum", 2): self = .momentum(learningRate: values[0], momentum: values[1])
    case ("rmsprop", 3):
      self = .rmsprop(learningRate: values[0], beta: values[1], epsilon: values[2])
    case ("adam", 4):
      self = .adam(
        learningRate: values[0], beta1: values[1], beta2: values[2], epsilon: values[3])
    default: return nil
    }
  }
}
