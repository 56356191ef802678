internal import Courses
internal import VisibleText

/// The text that a program prints, decoded and made visible as it arrives.
///
/// The bytes of one character can arrive in two parts.
struct PrintedText {
  /// The text so far.
  private(set) var text = ""
  private var rest: [UInt8] = []
  private var count = 0
  private var isFull = false

  /// The largest number of Unicode scalars that are kept.
  static let limit = 100_000

  /// Adds bytes, and returns the text that is new.
  mutating func add(_ bytes: [UInt8]) -> String {
    guard !isFull else { return "" }
    rest += bytes
    let end = Self.endOfCompleteCharacters(in: rest)
    let new = take(String(decoding: rest[..<end], as: UTF8.self))
    rest.removeFirst(end)
    return new
  }

  /// Adds the bytes of an incomplete last character, and returns the text that is new.
  mutating func finish() -> String {
    defer { rest = [] }
    return take(String(decoding: rest, as: UTF8.self))
  }

  private mutating func take(_ decoded: String) -> String {
    guard !isFull, !decoded.isEmpty else { return "" }
    var new = decoded.madeVisible
    let scalars = new.unicodeScalars
    if count + scalars.count > Self.limit {
      isFull = true
      new = String(String.UnicodeScalarView(scalars.prefix(Self.limit - count)))
      new += "\n… (It printed more, which is left out.)\n"
    }
    count += scalars.count
    text += new
    return new
  }

  /// Returns the number of bytes before a character at the end whose last bytes are missing.
  private static func endOfCompleteCharacters(in bytes: [UInt8]) -> Int {
    for back in 1...3 where bytes.count >= back {
      let byte = bytes[bytes.count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > back ? bytes.count - back : bytes.count
    }
    return bytes.count
  }
}
