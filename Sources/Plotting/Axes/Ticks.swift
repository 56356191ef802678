/// A value on an axis with its label.
public struct Tick: Sendable, Hashable {
  public var value: Double
  public var label: String
}

/// Round numbers for an axis.
package enum Ticks {
  /// Returns multiples of 1, 2 or 5 times a power of ten inside a range, at most `limit` of them.
  package static func linear(in range: ClosedRange<Double>, limit: Int) -> [Tick] {
    let span = range.upperBound - range.lowerBound
    guard span > 1e-300, span.isFinite, limit > 0 else { return [] }
    var exponent = Int(logarithm10(span / Double(limit)).rounded(.down))
    while true {
      for digit in [1, 2, 5] {
        let ticks = multiples(of: digit, exponent: exponent, in: range)
        if ticks.count <= limit { return ticks }
      }
      exponent += 1
    }
  }

  /// Returns powers of ten inside a positive range, or every second, third, … so that there are at
  /// most `limit`.
  ///
  /// A range with fewer than three powers of ten gets 1, 2 and 5 times powers of ten, or else linear
  /// ticks.
  package static func logarithmic(in range: ClosedRange<Double>, limit: Int) -> [Tick] {
    guard range.lowerBound > 0, range.upperBound.isFinite, limit > 0 else { return [] }
    // The slack includes an end that differs from a power of ten by rounding.
    let first = Int((logarithm10(range.lowerBound) - 1e-9).rounded(.up))
    let last = Int((logarithm10(range.upperBound) + 1e-9).rounded(.down))
    if last - first < 2 {
      let between = withinTwoDecades(range, limit: limit)
      if between.count > last - first + 1 { return between }
    }
    guard first <= last else { return [] }
    var stride = 1
    while last / stride - (first - 1).flooredQuotient(stride) > limit { stride += 1 }
    let exponents = (first...last).filter { $0 % stride == 0 }
    let plain = exponents.allSatisfy { $0 >= -2 && $0 <= 4 }
    return exponents.map { exponent in
      let value = powerOf10(Double(exponent))
      return Tick(
        value: value,
        label: plain
          ? TickText.fixed(value, decimals: max(0, -exponent)) : TickText.power(exponent))
    }
  }

  /// Returns the unlabelled ticks between the powers of ten: 2, 3, … 9 times each.
  package static func minorLogarithmic(in range: ClosedRange<Double>) -> [Double] {
    guard range.lowerBound > 0, range.upperBound.isFinite else { return [] }
    let first = Int(logarithm10(range.lowerBound).rounded(.down))
    let last = Int(logarithm10(range.upperBound).rounded(.up))
    guard last - first <= 6 else { return [] }
    return (first...last).flatMap { exponent in
      (2...9).map { Double($0) * powerOf10(Double(exponent)) }
    }.filter { range.contains($0) }
  }

  private static func multiples(
    of digit: Int, exponent: Int, in range: ClosedRange<Double>
  ) -> [Tick] {
    // Dividing by a whole power gives the Doubles nearest to 0.1, 0.2, ….
    let power = powerOf10(Double(exponent.magnitude))
    func value(_ index: Int) -> Double {
      let whole = Double(index) * Double(digit)
      return exponent < 0 ? whole / power : whole * power
    }
    let step = value(1)
    let slack = 1e-9
    let first = (range.lowerBound / step - slack).rounded(.up)
    let last = (range.upperBound / step + slack).rounded(.down)
    guard last >= first, first.magnitude < 1e9, last.magnitude < 1e9 else { return [] }
    let values = (Int(first)...Int(last)).map(value)
    let largest = max(values.first?.magnitude ?? 0, values.last?.magnitude ?? 0)
    return values.map { value in
      // Very large and very small numbers are written with a power of ten.
      let label =
        largest >= 1e6 || exponent < -6
        ? TickText.short(value, digits: 6) : TickText.fixed(value, decimals: max(0, -exponent))
      return Tick(value: value, label: label)
    }
  }

  private static func withinTwoDecades(_ range: ClosedRange<Double>, limit: Int) -> [Tick] {
    let first = Int(logarithm10(range.lowerBound).rounded(.down))
    let candidates = (first...first + 2).flatMap { exponent in
      [1.0, 2, 5].map { $0 * powerOf10(Double(exponent)) }
    }.filter { range.contains($0) }
    if candidates.count >= 2 && candidates.count <= limit {
      return candidates.map { Tick(value: $0, label: TickText.short($0)) }
    }
    return linear(in: range, limit: min(limit, 5))
  }
}

extension Int {
  /// The quotient rounded towards minus infinity.
  fileprivate func flooredQuotient(_ divisor: Int) -> Int {
    self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
  }
}
