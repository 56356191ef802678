/// Numbers as a person reads them.
public enum NumberText {
  /// Returns a number with up to so many significant digits, as `0.1`, `-1.396`, `2.5e-09`, `nan`.
  public static func short(_ number: Double, digits: Int = 10) -> String {
    guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
    let exact = String(describing: number)
    let rounded = String(describing: rounded(number, digits: digits))
    let text = rounded.count < exact.count ? rounded : exact
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func rounded(_ number: Double, digits: Int) -> Double {
    guard number != 0 else { return 0 }
    var power = 0
    var magnitude = abs(number)
    while magnitude >= 10 { (magnitude, power) = (magnitude / 10, power + 1) }
    while magnitude < 1 { (magnitude, power) = (magnitude * 10, power - 1) }
    // The conversion from text gives the nearest number with these decimal digits.
    var scale = 1.0
    for _ in 1..<digits { scale *= 10 }
    let mantissa = (magnitude * scale).rounded() / scale
    return Double("\(number < 0 ? "-" : "")\(mantissa)e\(power)") ?? number
  }
}

extension NumberText {
  /// Returns a number with one significant digit and its power of ten, as `2e-16`.
  public static func brief(_ number: Double) -> String {
    guard number.isFinite, number != 0 else { return short(number) }
    var exponent = 0
    var digit = abs(number)
    while digit >= 9.5 && exponent < 400 { (digit, exponent) = (digit / 10, exponent + 1) }
    while digit < 0.95 && exponent > -400 { (digit, exponent) = (digit * 10, exponent - 1) }
    return "\(number < 0 ? "-" : "")\(Int(digit.rounded()))e\(exponent)"
  }
}

extension NumberText {
  /// Returns a number with a comma after each group of three digits, as `1,204`.
  public static func grouped(_ number: Int) -> String {
    var groups: [Substring] = []
    var rest = Substring("\(number.magnitude)")
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    return (number < 0 ? "-" : "") + ([rest] + groups).joined(separator: ",")
  }
}
