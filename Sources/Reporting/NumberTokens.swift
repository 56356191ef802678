internal import Foundation

/// The spelling of numbers in a JSON report.
///
/// A whole `Double` above 2^53 is written with an exponent and an `Int` without one. `JSONDecoder`
/// reads both as an `Int`, and reads `-0` as 0, so decoding would change the bytes of the report.
enum NumberTokens {
  /// Begins the string that replaces a number. No text in a report contains this character.
  private static let prefix = "\u{1}"

  /// Returns the number that a string of ``marked(_:)`` stands for; nil for any other text.
  static func number(in text: String) -> Double? {
    guard text.hasPrefix(prefix) else { return nil }
    return Double(text.dropFirst())
  }

  /// Returns a JSON text with a marked string in place of each number that has an exponent or is
  /// `-0`.
  static func marked(_ json: String) -> Data {
    var marked = Data()
    marked.reserveCapacity(json.utf8.count + 1024)
    var token: [UInt8] = []
    var isInString = false
    var isEscaped = false
    func flush() {
      guard !token.isEmpty else { return }
      let isDouble = token.contains { $0 | 0x20 == UInt8(ascii: "e") } || token == Array("-0".utf8)
      if isDouble {
        marked.append(contentsOf: Array("\"\\u0001".utf8) + token + Array("\"".utf8))
      } else {
        marked.append(contentsOf: token)
      }
      token = []
    }
    for byte in json.utf8 {
      if isInString {
        marked.append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        token.append(byte)
      case UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
        // The e of true and false follows no digit.
        if token.isEmpty { marked.append(byte) } else { token.append(byte) }
      default:
        flush()
        isInString = byte == UInt8(ascii: "\"")
        marked.append(byte)
      }
    }
    flush()
    return marked
  }
}
