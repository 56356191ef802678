/// A colour of the screen, its parts from 0 to 1.
package struct Color: Sendable, Hashable {
  package var red: Double
  package var green: Double
  package var blue: Double

  package init(_ hex: UInt32) {
    red = Double(hex >> 16 & 255) / 255
    green = Double(hex >> 8 & 255) / 255
    blue = Double(hex & 255) / 255
  }

  /// Returns a mixture with another colour, `amount` of it from 0 to 1.
  package func mixed(with other: Color, _ amount: Double) -> Color {
    var result = self
    result.red += (other.red - red) * amount
    result.green += (other.green - green) * amount
    result.blue += (other.blue - blue) * amount
    return result
  }

  /// The colour as SVG wants it, such as `#1f9e89`.
  package var hex: String {
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

/// The colour map viridis by Stéfan van der Walt and Nathaniel Smith (2015): even in lightness, and
/// readable without red-green vision and in grey.
package enum Viridis {
  private static let stops = [
    0x440154, 0x482576, 0x414487, 0x35608D, 0x2A788E, 0x21908C, 0x22A884, 0x43BF71, 0x7AD151,
    0xBBDF27, 0xFDE725,
  ].map { Color(UInt32($0)) }

  /// Returns the colour at a place from 0 (dark violet) to 1 (yellow).
  package static func color(at place: Double) -> Color {
    let scaled = min(max(place, 0), 1) * Double(stops.count - 1)
    let index = min(Int(scaled), stops.count - 2)
    return stops[index].mixed(with: stops[index + 1], scaled - Double(index))
  }
}
