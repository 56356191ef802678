/// Trains with Adam on the banana, and returns the loss that is reached.
///
/// The banana is (1 - x)² + 100 (y - x²)² + 1, as in the first lesson. Its minimum is 1.
///
/// - Parameters:
///   - configuration: The values of `learningRate`, `beta1`, `beta2` and `epsilon`. A missing one is
///     0.001, 0.9, 0.999 or 1e-8.
///   - steps: How many steps to train.
///   - start: Where to start, by default (-1, 2).
/// - Returns: The loss after the last step: infinite or NaN where training diverged.
public func bananaLoss(
  of configuration: Configuration, steps: Int = 100, from start: (x: Double, y: Double) = (-1, 2)
) -> Double {
  var training = AdamTraining(configuration, from: start)
  for _ in 0..<steps { training.step() }
  return training.loss
}

/// A run of Adam on the banana.
package struct AdamTraining {
  /// The names of Adam's hyperparameters and their usual values.
  package static let usual = [
    "learningRate": 0.001, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8,
  ]

  private let learningRate: Double
  private let beta1: Double
  private let beta2: Double
  private let epsilon: Double
  private var parameters: [Double]
  private var m = [0.0, 0.0]
  private var r = [0.0, 0.0]
  /// β₁ and β₂ to the power of the number of steps.
  private var powers = (1.0, 1.0)

  package init(_ configuration: Configuration, from start: (x: Double, y: Double)) {
    func value(_ name: String) -> Double {
      configuration.values[name] ?? Self.usual[name] ?? 0
    }
    learningRate = value("learningRate")
    beta1 = value("beta1")
    beta2 = value("beta2")
    epsilon = value("epsilon")
    parameters = [start.x, start.y]
  }

  /// The loss at the present parameters.
  package var loss: Double {
    let (x, y) = (parameters[0], parameters[1])
    return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x) + 1
  }

  /// Makes a step with ε outside of the root.
  ///
  /// Source: Kingma & Ba 2014, "Adam: a method for stochastic optimization", algorithm 1.
  package mutating func step() {
    let (x, y) = (parameters[0], parameters[1])
    let gradient = [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]
    powers = (powers.0 * beta1, powers.1 * beta2)
    for index in 0..<2 {
      let g = gradient[index]
      m[index] = beta1 * m[index] + (1 - beta1) * g
      r[index] = beta2 * r[index] + (1 - beta2) * g * g
      let root = (r[index] / (1 - powers.1)).squareRoot()
      parameters[index] -= learningRate / (root + epsilon) * m[index] / (1 - powers.0)
    }
  }
}
