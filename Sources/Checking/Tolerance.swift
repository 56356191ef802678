/// How far an observed number may lie from the expected one.
public struct Tolerance: Sendable, Equatable {
  /// The bound, as a fraction of the expected number, or of one where that is smaller than one.
  public let bound: Double

  public init(_ bound: Double) {
    self.bound = bound
  }

  /// 1e-9 of max(1, |expected|): far more than another order of the same operations changes, and far
  /// less than another rule changes.
  public static let standard = Tolerance(1e-9)

  /// Tells whether |actual − expected| ≤ bound · max(1, |expected|).
  ///
  /// NaN and infinity equal nothing, not even themselves.
  public func accepts(_ actual: Double, for expected: Double) -> Bool {
    Self.deviation(of: actual, from: expected) <= bound
  }

  /// Returns |actual − expected| / max(1, |expected|), or infinity where either is not finite.
  public static func deviation(of actual: Double, from expected: Double) -> Double {
    guard actual.isFinite, expected.isFinite else { return .infinity }
    return abs(actual - expected) / max(1, abs(expected))
  }
}
