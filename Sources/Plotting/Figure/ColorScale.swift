/// The colours of a range of values.
public struct ColorScale: Sendable {
  /// The name of the values above the colour bar.
  public let name: String
  /// The colours of intervals of equal length on the scale, from the lowest.
  public let colors: [Color]
  public let kind: Scale.Kind
  public let domain: ClosedRange<Double>

  public init(
    name: String, colors: [Color], kind: Scale.Kind, domain: ClosedRange<Double>
  ) {
    self.name = name
    self.colors = colors
    self.kind = kind
    self.domain = domain
  }

  /// Returns the colour of a value; values outside the domain have the colour of the nearer end.
  public func color(of value: Double) -> Color {
    let place = Scale(kind, domain: domain, from: 0, to: Double(colors.count)).position(value)
    guard place > 0 else { return colors[0] }
    return colors[min(Int(min(place, 1e6)), colors.count - 1)]
  }
}
