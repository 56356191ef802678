/// A way to compare an observed value with an expected one.
///
/// A check says how its observations are compared by a value of this type, for example
/// `.numbers(within: Tolerance(1e-6))`, `.set` or `.text`.
public struct Comparing<Value: Sendable>: Sendable {
  typealias Body =
    @Sendable (
      _ expected: Value, _ actual: Value, _ override: Tolerance?, _ comparison: inout Comparison
    ) -> Void

  /// How far numbers may lie from the expected ones, where numbers are compared.
  ///
  /// A comparison for labels holds here the tolerance of all labels that it does not name.
  public let tolerance: Tolerance
  /// Compares two values, with the tolerance `override` in place of every own one, unless it is nil.
  let body: Body

  init(tolerance: Tolerance = .standard, body: @escaping Body) {
    self.tolerance = tolerance
    self.body = body
  }

  /// Compares two values.
  public func compare(expected: Value, actual: Value) -> Comparison {
    var comparison = Comparison()
    body(expected, actual, nil, &comparison)
    return comparison
  }

  /// Returns the same comparison with another tolerance for all its numbers; nil changes nothing.
  func within(_ tolerance: Tolerance?) -> Comparing {
    guard let tolerance else { return self }
    return Comparing(tolerance: tolerance) { [body] expected, actual, override, comparison in
      body(expected, actual, override ?? tolerance, &comparison)
    }
  }
}
