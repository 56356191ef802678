/// A finite number in decimal digits with an optional sign, point and exponent.
package struct DecimalNumber {
  /// The number; nil where the text is not one, or is too large for a Double.
  package let value: Double?

  package init(_ text: String) {
    var rest = Array(text.utf8)[...]
    func takeSign() {
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    }
    func takeDigits() -> Int {
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      rest = rest.dropFirst(digits.count)
      return digits.count
    }
    takeSign()
    var digits = takeDigits()
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      digits += takeDigits()
    }
    var isNumber = digits > 0
    if isNumber, rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      takeSign()
      isNumber = takeDigits() > 0
    }
    let number = isNumber && rest.isEmpty ? Double(text) : nil
    value = number.flatMap { $0.isFinite ? $0 : nil }
  }

  /// Writes a number in the fewest digits, a whole one without a point.
  package static func text(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e15 ? "\(Int(number))" : "\(number)"
  }
}

extension YAMLValue {
  /// The value as messages name it.
  var quoted: String {
    switch content {
    case .empty: "empty"
    case .text(let text, isPlain: true): String(text.prefix(40))
    case .text(let text, isPlain: false): "“\(text.prefix(40))” in quotes"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}
