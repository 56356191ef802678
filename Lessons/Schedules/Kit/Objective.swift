public import Autograd

/// Returns the ravine of two parameters (x, y): (x² + 50 y²) / 2.
///
/// Its eigenvalues are 1 and 50, so that it is fifty times as steep across as along.
public func ravine(_ parameters: Tensor) -> Tensor { Objective.ravine.loss(parameters) }

/// Returns the banana of two parameters (x, y): (1 - x)² + 100 (y - x²)² + 1.
///
/// Up to the added 1 it is the function of Rosenbrock, "An automatic method for finding the greatest
/// or least value of a function", 1960.
public func banana(_ parameters: Tensor) -> Tensor { Objective.banana.loss(parameters) }

/// A function to minimize: a loss of a row of parameters.
public enum Objective: String, CaseIterable, Sendable {
  /// (x² + 50 y²) / 2.
  case ravine
  /// (1 - x)² + 100 (y - x²)² + 1.
  case banana
  /// x² + y².
  case bowl
  /// A ravine that is turned, so that no parameter can be treated alone.
  case tiltedRavine
  /// x⁴ - 3x² + x of a single parameter.
  case quartic
  /// A sum of squares of five parameters, each with its own steepness and its own minimum.
  case fiveBowls

  /// How many parameters the loss takes.
  public var dimension: Int {
    switch self {
    case .quartic: 1
    case .fiveBowls: 5
    default: 2
    }
  }

  /// Returns the loss, of shape `[]`, of a row of `dimension` parameters.
  public func loss(_ parameters: Tensor) -> Tensor {
    let x = parameters[0]
    if self == .quartic { return pow(x, 4) - 3 * pow(x, 2) + x }
    if self == .fiveBowls {
      let difference = parameters - Tensor([1, -1, 0.5, 2, -2])
      return (Tensor([1, 2, 4, 8, 16]) * pow(difference, 2)).sum()
    }
    let y = parameters[1]
    switch self {
    case .ravine: return 0.5 * (pow(x, 2) + 50 * pow(y, 2))
    case .banana: return pow(1 - x, 2) + 100 * pow(y - pow(x, 2), 2) + 1
    case .tiltedRavine: return 5 * pow(x - y, 2) + 0.5 * pow(x + y - 1, 2)
    default: return pow(x, 2) + pow(y, 2)
    }
  }
}

// No conformance, which would be public where the wire format is not.
extension Objective {
  package init(tag: UInt8) {
    self = Self.allCases.dropFirst(Int(tag)).first ?? .ravine
  }

  package var tag: UInt8 { UInt8(clamping: Self.allCases.firstIndex(of: self) ?? 0) }
}
