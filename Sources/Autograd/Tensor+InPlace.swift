/// What an assigning operator takes on its right side: a tensor or a plain number.
///
/// One generic operator, because with one for each kind of right side the compiler needs a second or
/// more for a line such as Adam's update.
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

// A tensor is a reference, so an operator that changes it needs no variable: it works on a `let` too.
// The forms with an inout left side serve what a variable can hold and a constant cannot:
//  - an element, `x[i] -= 0.1`, which is read, changed and set;
//  - a recorded result, `total += loss`: a graph never changes, so the variable gets a new tensor.

extension Tensor {
  public static func += (left: inout Tensor, right: some TensorConvertible) {
    let right = right.asTensor
    left.grows(with: right) ? left = left + right : left.change(by: right, "+=") { $0 + $1 }
  }

  @_disfavoredOverload
  public static func += (left: Tensor, right: some TensorConvertible) {
    left.change(by: right.asTensor, "+=") { $0 + $1 }
  }

  public static func -= (left: inout Tensor, right: some TensorConvertible) {
    let right = right.asTensor
    left.grows(with: right) ? left = left - right : left.change(by: right, "-=") { $0 - $1 }
  }

  @_disfavoredOverload
  public static func -= (left: Tensor, right: some TensorConvertible) {
    left.change(by: right.asTensor, "-=") { $0 - $1 }
  }

  public static func *= (left: inout Tensor, right: some TensorConvertible) {
    let right = right.asTensor
    left.grows(with: right) ? left = left * right : left.change(by: right, "*=") { $0 * $1 }
  }

  @_disfavoredOverload
  public static func *= (left: Tensor, right: some TensorConvertible) {
    left.change(by: right.asTensor, "*=") { $0 * $1 }
  }

  public static func /= (left: inout Tensor, right: some TensorConvertible) {
    let right = right.asTensor
    left.grows(with: right) ? left = left / right : left.change(by: right, "/=") { $0 / $1 }
  }

  @_disfavoredOverload
  public static func /= (left: Tensor, right: some TensorConvertible) {
    left.change(by: right.asTensor, "/=") { $0 / $1 }
  }
}

extension Tensor {
  /// Stops where a change in place would be lost to a graph that is being recorded.
  func requireChangeable(by symbol: String) {
    if requiresGradient, Recording.isOn { stop(.inPlace(symbol: symbol)) }
  }

  /// Whether an assigning operator continues a graph, so that its variable must get a new tensor.
  ///
  /// Never true of a tensor made with `requiresGradient: true`: it is a parameter, and a change to it
  /// is a change in place.
  private func grows(with right: Tensor) -> Bool {
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
