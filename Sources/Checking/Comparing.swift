/// A way to compare an observed value with an expected one.
///
/// A check says how its observations are compared by a value of this type, for example
/// `.numbers(within: Tolerance(1e-6))`, `.set` or `.text`.
public struct Comparing<Value: Sendable>: Sendable {
  typealias Body =
    @Sendable (
      _ expected: Value, _ actual: Value, _ tolerance: Tolerance, _ comparison: inout Comparison
    ) -> Void

  /// How far numbers may lie from the expected ones, where numbers are compared.
  public let tolerance: Tolerance
  let body: Body

  init(tolerance: Tolerance = .standard, body: @escaping Body) {
    self.tolerance = tolerance
    self.body = body
  }

  /// Compares two values.
  public func compare(expected: Value, actual: Value) -> Comparison {
    var comparison = Comparison()
    body(expected, actual, tolerance, &comparison)
    return comparison
  }

  /// The same comparison with another tolerance.
  func within(_ tolerance: Tolerance) -> Comparing {
    Comparing(tolerance: tolerance, body: body)
  }
}
