/// What the opening line of a fence says: a language, and attributes in Pandoc's form,
/// `{#id .class key=value key="quoted value"}`.
struct FenceInfo: Sendable {
  /// A word and the place of its first byte.
  struct Word: Sendable {
    let text: String
    let position: SourcePosition
  }

  /// The first word, empty where there is none.
  var language = ""
  var ids: [Word] = []
  var classes: [Word] = []
  var values: [(key: Word, value: Word)] = []
  /// What follows the language where no brace does.
  var unbraced: Word?
  /// Where the brace opens.
  var brace: SourcePosition?
  /// What does not fit the form, each with its place.
  var faults: [LessonFault] = []

  /// Reads an info string, which never spans lines.
  ///
  /// - Parameters:
  ///   - info: What follows the fence's characters on its line.
  ///   - start: Where `info` begins.
  init(_ info: some Sequence<UInt8>, at start: SourcePosition) {
    var scanner = Scanner(bytes: Array(info), start: start)
    scanner.skipSpaces()
    language = scanner.word(until: "{").text
    scanner.skipSpaces()
    guard scanner.next == UInt8(ascii: "{") else {
      unbraced = scanner.rest()
      return
    }
    let brace = scanner.position
    self.brace = brace
    scanner.advance()
    while true {
      scanner.skipSpaces()
      guard let next = scanner.next else {
        faults.append(
          LessonFault("the attributes that open here never end; close them with }", at: brace))
        return
      }
      if next == UInt8(ascii: "}") { break }
      guard readAttribute(from: &scanner) else { return }
    }
    scanner.advance()
    scanner.skipSpaces()
    if scanner.next != nil {
      faults.append(
        LessonFault("nothing may follow the attributes; move this into the braces", at: scanner.position))
    }
  }

  /// Reads one attribute; false where nothing behind it can be understood.
  private mutating func readAttribute(from scanner: inout Scanner) -> Bool {
    let word = scanner.word(until: "}=")
    guard scanner.next == UInt8(ascii: "=") else {
      switch word.text.first {
      case "#" where word.text.count > 1: ids.append(word.dropFirst())
      case "." where word.text.count > 1: classes.append(word.dropFirst())
      default:
        faults.append(
          LessonFault(
            "`\(word.text)` is no attribute; write #id, .class or key=value", at: word.position))
      }
      return true
    }
    scanner.advance()
    guard let value = scanner.value() else {
      faults.append(
        LessonFault("the quote that opens here never ends; close it", at: scanner.position))
      return false
    }
    if word.text.isEmpty || value.isMissing {
      faults.append(
        LessonFault("write key=value without spaces around the equals sign", at: word.position))
    } else if values.contains(where: { $0.key.text == word.text }) {
      faults.append(
        LessonFault("`\(word.text)` is given twice; keep one of the two", at: word.position))
    } else {
      values.append((word, value.word))
    }
    return true
  }
}

extension FenceInfo.Word {
  fileprivate func dropFirst() -> Self {
    Self(text: String(text.dropFirst()), position: position)
  }
}

/// A walk over the bytes of one info string.
private struct Scanner {
  let bytes: [UInt8]
  let start: SourcePosition
  var index = 0

  var next: UInt8? { index < bytes.count ? bytes[index] : nil }
  var position: SourcePosition { place(of: index) }

  private func place(of index: Int) -> SourcePosition {
    SourcePosition(line: start.line, column: start.column + index)
  }

  mutating func advance() { index += 1 }

  mutating func skipSpaces() {
    while let byte = next, byte.isSpace { index += 1 }
  }

  /// Takes everything up to a space or to one of `stops`.
  mutating func word(until stops: String) -> FenceInfo.Word {
    let first = index
    while let byte = next, !byte.isSpace, !stops.utf8.contains(byte) { index += 1 }
    return FenceInfo.Word(
      text: String(decoding: bytes[first..<index], as: UTF8.self), position: place(of: first))
  }

  /// Takes everything that is left; nil where nothing is.
  mutating func rest() -> FenceInfo.Word? {
    let first = index
    index = bytes.count
    let text = String(decoding: bytes[first...], as: UTF8.self)
    return text.isEmpty ? nil : FenceInfo.Word(text: text, position: place(of: first))
  }

  /// Takes a value with or without quotes; nil where a quote does not end.
  mutating func value() -> (word: FenceInfo.Word, isMissing: Bool)? {
    guard let quote = next, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let word = word(until: "}")
      return (word, word.text.isEmpty)
    }
    let opening = index
    var text: [UInt8] = []
    index += 1
    while let byte = next, byte != quote {
      if byte == UInt8(ascii: "\\"), index + 1 < bytes.count { index += 1 }
      text.append(bytes[index])
      index += 1
    }
    guard next == quote else {
      index = opening
      return nil
    }
    index += 1
    let word = FenceInfo.Word(
      text: String(decoding: text, as: UTF8.self), position: place(of: opening))
    return (word, false)
  }
}

extension UInt8 {
  /// Whether this is a blank, a tab or a line's end.
  var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
