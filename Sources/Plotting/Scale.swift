/// A mapping of an axis's values to the page, linear or logarithmic.
package struct Scale: Sendable {
  package enum Kind: Sendable { case linear, logarithmic }

  package let kind: Kind
  package let domain: ClosedRange<Double>
  private let origin: Double
  private let factor: Double
  private let lowest: Double

  /// Creates a scale that takes the ends of `domain` to `start` and `end` on the page.
  package init(_ kind: Kind, domain: ClosedRange<Double>, from start: Double, to end: Double) {
    self.kind = kind
    self.domain = domain
    lowest = Scale.height(of: domain.lowerBound, kind)
    let span = Scale.height(of: domain.upperBound, kind) - lowest
    origin = start
    factor = span > 0 ? (end - start) / span : 0
  }

  /// Returns where a value stands on the page, also outside the domain.
  package func position(_ value: Double) -> Double {
    origin + (Scale.height(of: value, kind) - lowest) * factor
  }

  package func ticks(limit: Int) -> [Tick] {
    switch kind {
    case .linear: Ticks.linear(in: domain, limit: limit)
    case .logarithmic: Ticks.logarithmic(in: domain, limit: limit)
    }
  }

  /// Returns the value itself, or its decimal logarithm.
  package static func height(of value: Double, _ kind: Kind) -> Double {
    kind == .linear ? value : logarithm10(value)
  }
}
