// Elementwise functions and sums of tensors.

/// Returns each number to the power of `exponent`.
public func pow(_ x: consuming Tensor, _ exponent: Double) -> Tensor {
  Tensor.mapped(x, .power(exponent)) { power($0, exponent) }
}

/// Returns each number to the power of a whole `exponent`.
public func pow(_ x: consuming Tensor, _ exponent: Int) -> Tensor { pow(x, Double(exponent)) }

/// Returns the square root of each number. Its derivative at 0 is infinite.
public func sqrt(_ x: consuming Tensor) -> Tensor {
  Tensor.mapped(x, .squareRoot) { $0.squareRoot() }
}

/// Returns e to the power of each number.
public func exp(_ x: consuming Tensor) -> Tensor {
  Tensor.mapped(x, .exponential) { exp($0) }
}

/// Returns the natural logarithm of each number.
public func log(_ x: consuming Tensor) -> Tensor {
  Tensor.mapped(x, .logarithm) { log($0) }
}

/// Returns the magnitude of each number. Its derivative at 0 is taken as 0.
public func abs(_ x: consuming Tensor) -> Tensor {
  Tensor.mapped(x, .magnitude) { $0.magnitude }
}

extension Tensor {
  /// Returns the sum of all numbers, of shape `[]`.
  public func sum() -> Tensor {
    Tensor.recorded(self, Numbers(single: numbers.sum), shape: [], .sum)
  }

  /// Returns the mean of all numbers, of shape `[]`; NaN for an empty tensor.
  public func mean() -> Tensor {
    Tensor.recorded(self, Numbers(single: numbers.sum / Double(count)), shape: [], .mean)
  }
}

/// Returns `base` to the power of `exponent`, by products or a square root where these are exact.
@inline(__always)
func power(_ base: Double, _ exponent: Double) -> Double {
  switch exponent {
  case 1: base
  case 2: base * base
  case 3: base * base * base
  case 0.5: base.squareRoot()
  default: pow(base, exponent)
  }
}
