/// Numbers as text: rounded, with a typographic minus sign, the same on every platform.
package enum TickText {
  /// Returns a number with a fixed count of decimals, such as `−0.50`.
  ///
  /// A number that is not finite, or too large for its decimals to be exact (`|value| · 10^decimals`
  /// at 2^53 or above), is written as by ``short(_:digits:)``.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    guard value.magnitude * scale < 0x1p53 else { return short(value) }
    let scaled = Int64((value.magnitude * scale).rounded())
    var digits = String(scaled)
    if decimals > 0 {
      while digits.utf8.count <= decimals { digits = "0" + digits }
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals))
    }
    return value < 0 && scaled != 0 ? "−" + digits : digits
  }

  /// Returns a number to some significant digits without trailing zeros, such as `0.312`,
  /// `2.5×10⁻⁷`, `∞` or `NaN`.
  package static func short(_ value: Double, digits: Int = 4) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "−∞" : "∞" }
    if value == 0 { return "0" }
    var exponent = Int(logarithm10(value.magnitude).rounded(.down))
    var mantissa = scaled(value.magnitude, by: -exponent)
    // The logarithm may be off by one, and rounding may reach the next power of ten.
    if mantissa < 1 {
      exponent -= 1
      mantissa *= 10
    }
    let unit = powerOf10(Double(digits - 1))
    mantissa = (mantissa * unit).rounded() / unit
    if mantissa >= 10 {
      exponent += 1
      mantissa /= 10
    }
    if exponent >= -3 && exponent < 6 {
      let decimals = max(0, digits - 1 - exponent)
      return trimmed(fixed(value, decimals: decimals))
    }
    let sign = value < 0 ? "−" : ""
    return sign + trimmed(fixed(mantissa, decimals: digits - 1)) + "×" + power(exponent)
  }

  /// Returns a power of ten with a superscript exponent, such as `10⁻³`.
  package static func power(_ exponent: Int) -> String {
    let superscripts: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    let digits = String(exponent.magnitude).utf8.map { superscripts[Int($0 - 48)] }
    return "10" + (exponent < 0 ? "⁻" : "") + String(digits)
  }

  /// Returns a point as `(0.312, −0.104)`.
  package static func point(_ p: Point) -> String { "(\(short(p.x)), \(short(p.y)))" }

  /// Multiplies by a power of ten in two halves, so that neither half overflows for 1e-320 or 1e308.
  private static func scaled(_ value: Double, by exponent: Int) -> Double {
    let half = exponent / 2
    return value * powerOf10(Double(half)) * powerOf10(Double(exponent - half))
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var text = text
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
