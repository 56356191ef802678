/// The right side of an assignment operator: a tensor or a plain number.
///
/// With separate overloads instead of one generic operator, the compiler would need a second or more
/// for a line such as Adam's update.
public protocol TensorConvertible {
  /// The value as a tensor.
  var asTensor: Tensor { get }
}

extension Tensor: TensorConvertible {
  /// The tensor itself.
  public var asTensor: Tensor { self }
}

extension Double: TensorConvertible {
  /// The number as a tensor of shape `[]`.
  public var asTensor: Tensor { Tensor(self) }
}

// A tensor is a reference, so these operators also work on a `let`. The overloads with an inout left
// side are for
//  - an element, `x[i] -= 0.1`, which is read, changed and set;
//  - a recorded result, `total += loss`: the variable gets a new tensor, since graphs never change.

extension Tensor {
  public static func += (left: inout Tensor, right: some TensorConvertible) {
    let right = right.asTensor
    left.extendsGraph(with: right) ? left = left + right : left.change(by: right, "+=") { $0 + $1 }
  }

  @_disfavoredOverload
  public static func += (left: Tensor, right: some TensorConvertible) {
    left.change(by: right.asTensor, "+=") { $0 + $1 }
  }

  public static func -= (left: inout Tensor, right: some TensorConvertible) {
    let right = right.asTensor
    left.extendsGraph(with: right) ? left = left - right : left.change(by: right, "-=") { $0 - $1 }
  }

  @_disfavoredOverload
  public static func -= (left: Tensor, right: some TensorConvertible) {
    left.change(by: right.asTensor, "-=") { $0 - $1 }
  }

  public static func *= (left: inout Tensor, right: some TensorConvertible) {
    let right = right.asTensor
    left.extendsGraph(with: right) ? left = left * right : left.change(by: right, "*=") { $0 * $1 }
  }

  @_disfavoredOverload
  public static func *= (left: Tensor, right: some TensorConvertible) {
    left.change(by: right.asTensor, "*=") { $0 * $1 }
  }

  public static func /= (left: inout Tensor, right: some TensorConvertible) {
    let right = right.asTensor
    left.extendsGraph(with: right) ? left = left / right : left.change(by: right, "/=") { $0 / $1 }
  }

  @_disfavoredOverload
  public static func /= (left: Tensor, right: some TensorConvertible) {
    left.change(by: right.asTensor, "/=") { $0 / $1 }
  }
}

extension Tensor {
  /// Stops the program if a change in place would be missing from the recorded graph.
  func requireChangeable(by symbol: String) {
    if requiresGradient, Recording.isOn { stop(.inPlace(symbol: symbol)) }
  }

  /// Whether an assignment operator is recorded, so that its variable must get a new tensor.
  ///
  /// It is not recorded for parameters, which are created with `requiresGradient: true`: they are
  /// changed in place.
  private func extendsGraph(with right: Tensor) -> Bool {
    let isParameter = requiresGradient && !isResult
    return (requiresGradient || right.requiresGradient) && !isParameter && Recording.isOn
  }

  @inline(__always)
  private func change(
    by right: Tensor, _ symbol: String, _ combine: (Double, Double) -> Double
  ) {
    guard right.shape.isEmpty || right.shape == shape else {
      stop(.inPlaceShape(shape, right.shape, symbol: symbol))
    }
    requireChangeable(by: symbol)
    if right.requiresGradient, Recording.isOn { stop(.inPlaceHistory(symbol: symbol)) }
    version &+= 1
    numbers.update(with: right.numbers, combine)
  }
}
