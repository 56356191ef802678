/// An axis of a panel: its name, its scale and its range.
public struct Axis: Sendable {
  public var name: String
  public var kind: Scale.Kind
  /// The values shown, or nil to choose them from the data.
  public var range: ClosedRange<Double>?

  public init(
    _ name: String, _ kind: Scale.Kind = .linear, range: ClosedRange<Double>? = nil
  ) {
    self.name = name
    self.kind = kind
    self.range = range
  }

  /// Returns the range of the axis if a scale can show it, or else a range that contains the values.
  func domain(of values: [Double]) -> ClosedRange<Double> {
    given ?? Axis.padded(values, kind)
  }

  /// Returns the same without space beyond the values, for colours.
  func exactDomain(of values: [Double]) -> ClosedRange<Double> {
    given ?? Axis.range(of: values, kind) ?? (kind == .linear ? 0...1 : 0.1...10)
  }

  /// The range of the axis, if it is finite and a scale can show it.
  private var given: ClosedRange<Double>? {
    guard let range, range.lowerBound.isFinite, range.upperBound.isFinite else { return nil }
    return Axis.limited(range, kind)
  }

  /// Returns a range a little wider than the values that a scale can show.
  static func padded(_ values: [Double], _ kind: Scale.Kind) -> ClosedRange<Double> {
    guard let range = range(of: values, kind) else { return kind == .linear ? 0...1 : 0.1...10 }
    switch kind {
    case .linear:
      let padding = (range.upperBound - range.lowerBound) * 0.05
      return range.lowerBound - padding...range.upperBound + padding
    case .logarithmic:
      let padding = max(logarithm10(range.upperBound / range.lowerBound) * 0.05, 0.05)
      return range.lowerBound * powerOf10(-padding)...range.upperBound * powerOf10(padding)
    }
  }

  /// Returns the range of the values that a scale can show; nil if there are none.
  private static func range(of values: [Double], _ kind: Scale.Kind) -> ClosedRange<Double>? {
    let shown = values.filter { $0.isFinite && (kind == .linear || $0 > 0) }
    guard let low = shown.min(), let high = shown.max() else { return nil }
    return limited(low...high, kind)
  }

  /// Returns the part of a range in which differences and quotients are finite, widened where its
  /// ends are equal; nil for a logarithmic scale if it is not positive.
  private static func limited(
    _ range: ClosedRange<Double>, _ kind: Scale.Kind
  ) -> ClosedRange<Double>? {
    let greatest = kind == .linear ? 1e100 : 1e150
    let least = kind == .linear ? -greatest : 1e-150
    guard range.lowerBound > 0 || kind == .linear else { return nil }
    let low = min(max(range.lowerBound, least), greatest)
    let high = min(max(range.upperBound, least), greatest)
    if kind == .logarithmic {
      return high > low * 1.001 ? low...high : low / 2...high * 2
    }
    let magnitude = max(low.magnitude, high.magnitude)
    if high - low > magnitude * 1e-9 && high - low > 1e-100 { return low...high }
    let half = magnitude > 1e-90 ? magnitude / 2 : 1
    return low - half...high + half
  }
}
