internal import Checking
internal import Observations

extension Comparing where Value == ObservedValue {
  /// Compares two numbers: |actual − expected| ≤ max(bound · |expected|, 1e-15).
  ///
  /// A number that is not finite equals itself.
  static func relative(within bound: Double) -> Comparing {
    .custom { expected, actual in
      guard case .number(let reference) = expected, case .number(let number) = actual else {
        return expected == actual ? nil : "one number is expected"
      }
      if number == reference || number.isNaN && reference.isNaN { return nil }
      if abs(number - reference) <= max(bound * abs(reference), 1e-15) { return nil }
      return clause(number / reference)
    }
  }

  private static func clause(_ quotient: Double) -> String {
    guard quotient.isFinite, quotient > 0 else { return "they have nothing in common" }
    return quotient > 1
      ? "that is \(NumberText.short(quotient, digits: 4)) times as much"
      : "that is \(NumberText.short(quotient, digits: 4)) of it"
  }
}
