/// An sRGB colour, its components from 0 to 1.
public struct Color: Sendable, Hashable {
  public var red: Double
  public var green: Double
  public var blue: Double

  /// Creates a colour from a number such as `0x1F9E89`.
  public init(_ hex: UInt32) {
    red = Double(hex >> 16 & 255) / 255
    green = Double(hex >> 8 & 255) / 255
    blue = Double(hex & 255) / 255
  }

  /// Returns a mixture with another colour, `amount` of it from 0 to 1.
  public func mixed(with other: Color, _ amount: Double) -> Color {
    var result = self
    result.red += (other.red - red) * amount
    result.green += (other.green - green) * amount
    result.blue += (other.blue - blue) * amount
    return result
  }

  /// The colour in the notation of SVG, such as `#1f9e89`.
  public var hex: String {
    let digits = Array("0123456789abcdef")
    var text = "#"
    for part in [red, green, blue] {
      let byte = Int((min(max(part, 0), 1) * 255).rounded())
      text.append(digits[byte >> 4])
      text.append(digits[byte & 15])
    }
    return text
  }
}
