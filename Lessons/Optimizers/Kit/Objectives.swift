public import Autograd

/// Returns the banana of two parameters (x, y): (1 - x)² + 100 (y - x²)² + 1.
///
/// Its minimum is 1, at (1, 1), at the bottom of a long, flat and bent valley. Up to the added 1 it is
/// the function of Rosenbrock, "An automatic method for finding the greatest or least value of a
/// function", 1960.
public func banana(_ parameters: Tensor) -> Tensor {
  bananaLoss(parameters, a: 1, b: 100)
}

/// A function to minimize: a loss of a row of parameters.
public enum Objective: String, CaseIterable, Sendable {
  /// (1 - x)² + 100 (y - x²)² + 1.
  case banana
  /// (2 - x)² + 10 (y - x²)² + 1: a banana with its minimum elsewhere and a wider valley.
  case wideBanana
  /// x² + y²: round, the easiest of all.
  case bowl
  /// (x² + 100 y²) / 2: a hundred times as steep across as along.
  case ravine
  /// As steep as the ravine, and turned by 45°, so that no parameter can be treated alone.
  case rotatedRavine
  /// Beale's function: flat far out, with steep corners.
  case beale
  /// Himmelblau's function: four minima of the same depth.
  case himmelblau
  /// x² - y²: it has no minimum.
  case saddle
  /// x²: the second parameter changes nothing.
  case flatDirection
  /// x⁴ - 3x² + x of a single parameter: two minima, of different depth.
  case quartic
  /// Twelve points of two classes, separated by two weights and a bias.
  case logisticRegression
  /// A banana of ten parameters, each bent around its neighbour.
  case longBanana

  /// How many parameters the loss takes.
  public var dimension: Int {
    switch self {
    case .quartic: 1
    case .logisticRegression: 3
    case .longBanana: 10
    default: 2
    }
  }

  /// Returns the loss, of shape `[]`, of a row of `dimension` parameters.
  public func loss(_ parameters: Tensor) -> Tensor {
    switch self {
    case .banana: bananaLoss(parameters, a: 1, b: 100)
    case .wideBanana: bananaLoss(parameters, a: 2, b: 10)
    case .quartic: quarticLoss(parameters[0])
    case .logisticRegression: logisticLoss(parameters)
    case .longBanana: longBananaLoss(parameters)
    default: loss(parameters[0], parameters[1])
    }
  }

  private func loss(_ x: Tensor, _ y: Tensor) -> Tensor {
    switch self {
    case .bowl: pow(x, 2) + pow(y, 2)
    case .ravine: 0.5 * (pow(x, 2) + 100 * pow(y, 2))
    case .rotatedRavine:
      0.5 * (50.5 * pow(x, 2) + 50.5 * pow(y, 2)) + 49.5 * x * y - 3 * x + y
    case .beale: bealeLoss(x, y)
    case .himmelblau: pow(pow(x, 2) + y - 11, 2) + pow(x + pow(y, 2) - 7, 2)
    case .saddle: pow(x, 2) - pow(y, 2)
    default: pow(x, 2)
    }
  }

  /// The objective's name in the recorded PyTorch runs.
  package var identifier: String {
    switch self {
    case .banana: "rosenbrock"
    case .wideBanana: "rosenbrock_a2b10"
    case .ravine: "ill"
    case .rotatedRavine: "rotated"
    case .flatDirection: "flat_y"
    case .quartic: "quartic1"
    case .logisticRegression: "logreg3"
    case .longBanana: "rosenbrock10"
    case .bowl, .beale, .himmelblau, .saddle: rawValue
    }
  }
}

// MARK: - Formulas

private func bananaLoss(_ parameters: Tensor, a: Double, b: Double) -> Tensor {
  let x = parameters[0]
  let y = parameters[1]
  return pow(a - x, 2) + b * pow(y - pow(x, 2), 2) + 1
}

private func longBananaLoss(_ parameters: Tensor) -> Tensor {
  var total = Tensor(0)
  for index in 1..<parameters.count {
    let x = parameters[index - 1]
    let y = parameters[index]
    total += 100 * pow(y - pow(x, 2), 2) + pow(1 - x, 2)
  }
  return total
}

private func bealeLoss(_ x: Tensor, _ y: Tensor) -> Tensor {
  let first = 1.5 - x + x * y
  let second = 2.25 - x + x * pow(y, 2)
  let third = 2.625 - x + x * pow(y, 3)
  return pow(first, 2) + pow(second, 2) + pow(third, 2)
}

private func quarticLoss(_ x: Tensor) -> Tensor {
  pow(x, 4) - 3 * pow(x, 2) + x
}

/// Returns the mean cross entropy of the points, log(1 + exp(z)) - label · z, with the logarithm
/// written so that no z is too large for it.
private func logisticLoss(_ parameters: Tensor) -> Tensor {
  let z = parameters[0] * Tensor(points.x) + parameters[1] * Tensor(points.y) + parameters[2]
  let softplus = (z + abs(z)) / 2 + log(1 + exp(-abs(z)))
  return (softplus - Tensor(points.label) * z).mean()
}

private let points = (
  x: [0.5, -1, 1.5, 2, -0.25, 0, -1.75, 1, -0.5, 2.5, -2, 0.75],
  y: [1.25, 0.75, -0.5, 1, -1.5, 2.25, -0.5, 0.25, 0.5, -1.25, 1.75, -2],
  label: [1.0, 0, 1, 1, 0, 1, 0, 1, 0, 1, 0, 0]
)
