/// A mapping of an axis's values to places on the page, linear or logarithmic.
public struct Scale: Sendable {
  public enum Kind: Sendable { case linear, logarithmic }

  public let kind: Kind
  public let domain: ClosedRange<Double>
  private let origin: Double
  private let factor: Double
  private let lowest: Double

  /// Creates a scale that takes the ends of `domain` to `start` and `end` on the page.
  public init(_ kind: Kind, domain: ClosedRange<Double>, from start: Double, to end: Double) {
    self.kind = kind
    self.domain = domain
    lowest = Scale.height(of: domain.lowerBound, kind)
    let span = Scale.height(of: domain.upperBound, kind) - lowest
    origin = start
    factor = span > 0 ? (end - start) / span : 0
  }

  /// Returns the place of a value on the page, also outside the domain.
  public func position(_ value: Double) -> Double {
    origin + (Scale.height(of: value, kind) - lowest) * factor
  }

  /// Whether a value has a place on the scale: it is finite, and positive on a logarithmic one.
  public func shows(_ value: Double) -> Bool {
    value.isFinite && (kind == .linear || value > 0)
  }

  /// Returns round numbers in the domain, at most `limit`.
  public func ticks(limit: Int) -> [Tick] {
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
