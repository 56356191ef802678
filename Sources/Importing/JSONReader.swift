/// Reads JSON and reports the place of the first fault.
struct JSONReader {
  /// The deepest nesting that is read. Reading is recursive.
  private static let deepest = 200

  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0

  /// Reads a whole text.
  static func value(of bytes: [UInt8]) throws(JSONFault) -> JSONValue {
    var reader = JSONReader(bytes: bytes)
    let value = try reader.value()
    reader.skipSpace()
    guard reader.index == bytes.count else { throw reader.fault("text follows the JSON value") }
    return value
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private func fault(_ message: String, at offset: Int? = nil) -> JSONFault {
    JSONFault(message: message, offset: offset ?? index)
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { index += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func value() throws(JSONFault) -> JSONValue {
    skipSpace()
    let start = index
    guard let first = next else { throw fault("the file ends within the JSON") }
    switch first {
    case UInt8(ascii: "{"): return JSONValue(content: .object(try object()), offset: start)
    case UInt8(ascii: "["): return JSONValue(content: .array(try array()), offset: start)
    case UInt8(ascii: "\""): return JSONValue(content: .string(try string()), offset: start)
    default: return JSONValue(content: try word(), offset: start)
    }
  }

  private mutating func descend() throws(JSONFault) {
    guard depth < Self.deepest else {
      throw fault("this is nested in more than \(Self.deepest) lists and objects")
    }
    depth += 1
    index += 1
  }

  private mutating func object() throws(JSONFault) -> [String: JSONValue] {
    try descend()
    defer { depth -= 1 }
    var members: [String: JSONValue] = [:]
    skipSpace()
    if take("}") { return members }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else {
        throw fault(next == nil ? "the file ends within the JSON" : "a key in quotes is expected")
      }
      let key = try string()
      skipSpace()
      guard take(":") else { throw fault("a colon is expected behind the key “\(key.prefix(40))”") }
      members[key] = try value()
      skipSpace()
      if take("}") { return members }
      guard take(",") else { throw expected("a comma or }") }
    }
  }

  private mutating func array() throws(JSONFault) -> [JSONValue] {
    try descend()
    defer { depth -= 1 }
    var values: [JSONValue] = []
    skipSpace()
    if take("]") { return values }
    while true {
      values.append(try value())
      skipSpace()
      if take("]") { return values }
      guard take(",") else { throw expected("a comma or ]") }
    }
  }

  private func expected(_ what: String) -> JSONFault {
    fault(next == nil ? "the file ends within the JSON" : "\(what) is expected")
  }

  private mutating func word() throws(JSONFault) -> JSONValue.Content {
    let start = index
    while let byte = next, byte.isPartOfWord { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    switch text {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "NaN", "Infinity", "-Infinity": return .number(text)
    default:
      let isNumber = text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+\-]?[0-9]+)?/) != nil
      guard isNumber else { throw fault("a value is expected", at: start) }
      return .number(text)
    }
  }

  // MARK: Strings

  private mutating func string() throws(JSONFault) -> String {
    let opening = index
    index += 1
    var text: [UInt8] = []
    var start = index
    while true {
      guard let byte = next else {
        throw fault("the quote that opens here never ends", at: opening)
      }
      switch byte {
      case UInt8(ascii: "\""):
        text += bytes[start..<index]
        index += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += bytes[start..<index]
        text += try escape()
        start = index
      case 0..<0x20: throw fault("a control character stands in a string; write it as \\n or \\u")
      default: index += 1
      }
    }
  }

  private mutating func escape() throws(JSONFault) -> [UInt8] {
    let start = index
    index += 1
    guard let letter = next else { throw fault("the file ends within the JSON") }
    index += 1
    switch letter {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
    case UInt8(ascii: "u"): return Array(String(try scalar(from: start)).utf8)
    default: throw fault("this is no escape of JSON", at: start)
    }
  }

  /// Reads the digits of `\u`; a surrogate without its partner becomes U+FFFD.
  private mutating func scalar(from start: Int) throws(JSONFault) -> Character {
    let first = try digits(from: start)
    guard (0xD800..<0xDC00).contains(first), index + 1 < bytes.count,
      bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
    else { return Character(Unicode.Scalar(first) ?? "\u{FFFD}") }
    let rest = index
    index += 2
    let second = try digits(from: rest)
    guard (0xDC00..<0xE000).contains(second) else {
      index = rest
      return "\u{FFFD}"
    }
    let code = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    return Character(Unicode.Scalar(code) ?? "\u{FFFD}")
  }

  private mutating func digits(from start: Int) throws(JSONFault) -> UInt32 {
    let end = min(index + 4, bytes.count)
    let text = String(decoding: bytes[index..<end], as: UTF8.self)
    guard text.count == 4, text.allSatisfy(\.isHexDigit), let code = UInt32(text, radix: 16) else {
      throw fault("\\u needs four hexadecimal digits", at: start)
    }
    index = end
    return code
  }
}

extension UInt8 {
  /// Whether the byte may be part of a number or a name.
  fileprivate var isPartOfWord: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}
