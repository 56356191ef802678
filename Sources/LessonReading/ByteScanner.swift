/// Reads bytes from the first to the last, for the small grammars of fences and tags.
///
/// It replaces regular expressions, which take longer to build than a lesson takes to parse.
struct ByteScanner {
  let bytes: [UInt8]
  private(set) var index = 0

  init(_ bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
  }

  var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func advance() { index += 1 }

  mutating func skipSpaces() {
    while let byte = next, byte.isSpace { index += 1 }
  }

  /// Takes `literal` and returns true; returns false and takes nothing where it is not next.
  mutating func take(_ literal: String) -> Bool {
    guard bytes[index...].starts(with: literal.utf8) else { return false }
    index += literal.utf8.count
    return true
  }

  /// Takes the start of a tag in any mixture of cases; `tag` is in lowercase.
  mutating func takeTag(_ tag: String) -> Bool {
    let end = index + tag.utf8.count
    guard end <= bytes.count, text(index..<end).lowercased() == tag else { return false }
    index = end
    return true
  }

  /// Advances to the next `literal`. If there is none, advances to the end and returns false.
  mutating func skip(to literal: String) -> Bool {
    while let first = literal.utf8.first, let found = bytes[index...].firstIndex(of: first) {
      index = found
      if bytes[found...].starts(with: literal.utf8) { return true }
      index += 1
    }
    index = bytes.count
    return false
  }

  /// Takes everything up to a space or to one of `stops`.
  mutating func word(until stops: String) -> String {
    let first = index
    while let byte = next, !byte.isSpace, !stops.utf8.contains(byte) { index += 1 }
    return text(first..<index)
  }

  /// Takes a text between quotes of either kind; takes nothing and returns nil where a quote is not
  /// closed.
  mutating func quoted(escape: UInt8? = nil) -> String? {
    guard let quote = next else { return nil }
    let opening = index
    var text: [UInt8] = []
    index += 1
    while let byte = next, byte != quote {
      if byte == escape, index + 1 < bytes.count { index += 1 }
      text.append(bytes[index])
      index += 1
    }
    guard next == quote else {
      index = opening
      return nil
    }
    index += 1
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether a quote is next.
  var isAtQuote: Bool { next == UInt8(ascii: "\"") || next == UInt8(ascii: "'") }

  /// Takes everything that is left.
  mutating func rest() -> String {
    defer { index = bytes.count }
    return text(index..<bytes.count)
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}

extension UInt8 {
  /// Whether this is a blank, a tab or a line's end.
  var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
