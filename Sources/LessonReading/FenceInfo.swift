/// The info string of a fence: a language, and attributes in Pandoc's form,
/// `{#id .class key=value key="quoted value"}`.
struct FenceInfo: Sendable {
  /// A word and the place of its first byte.
  struct Word: Sendable {
    let text: String
    let position: SourcePosition
  }

  /// The first word, empty where there is none.
  private(set) var language = ""
  private(set) var ids: [Word] = []
  private(set) var classes: [Word] = []
  private(set) var values: [(key: Word, value: Word)] = []
  /// The text behind the language, where it does not begin with a brace.
  private(set) var unbraced: Word?
  /// Where the brace opens.
  private(set) var brace: SourcePosition?
  /// The faults of the info string.
  private(set) var faults: [LessonFault] = []

  private let start: SourcePosition

  /// Reads an info string, which never spans lines.
  ///
  /// - Parameters:
  ///   - info: The text after the fence's characters on its line.
  ///   - start: Where `info` begins.
  init(_ info: some Sequence<UInt8>, at start: SourcePosition) {
    self.start = start
    var scanner = ByteScanner(info)
    scanner.skipSpaces()
    language = scanner.word(until: "{")
    scanner.skipSpaces()
    let opening = scanner.index
    guard scanner.take("{") else {
      if scanner.next != nil { unbraced = word(at: opening, scanner.rest()) }
      return
    }
    brace = place(of: opening)
    repeat {
      scanner.skipSpaces()
      guard scanner.next != nil else {
        fault("the attributes that open here never end; close them with }", at: opening)
        return
      }
      if scanner.take("}") { break }
    } while readAttribute(from: &scanner)
    scanner.skipSpaces()
    if scanner.next != nil, faults.isEmpty {
      fault("nothing may follow the attributes; move this into the braces", at: scanner.index)
    }
  }

  /// Reads one attribute; returns false where the rest cannot be read.
  private mutating func readAttribute(from scanner: inout ByteScanner) -> Bool {
    let start = scanner.index
    let name = scanner.word(until: "}=")
    guard scanner.take("=") else {
      switch name.first {
      case "#" where name.count > 1: ids.append(word(at: start, String(name.dropFirst())))
      case "." where name.count > 1: classes.append(word(at: start, String(name.dropFirst())))
      default: fault("`\(name)` is no attribute; write #id, .class or key=value", at: start)
      }
      return true
    }
    let valueStart = scanner.index
    let isQuoted = scanner.isAtQuote
    let text = isQuoted ? scanner.quoted(escape: UInt8(ascii: "\\")) : scanner.word(until: "}")
    guard let text else {
      fault("the quote that opens here never ends; close it", at: valueStart)
      return false
    }
    if name.isEmpty || (text.isEmpty && !isQuoted) {
      fault("write key=value without spaces around the equals sign", at: start)
    } else if values.contains(where: { $0.key.text == name }) {
      fault("`\(name)` is given twice; keep one of the two", at: start)
    } else {
      values.append((word(at: start, name), word(at: valueStart, text)))
    }
    return true
  }

  private mutating func fault(_ message: String, at index: Int) {
    faults.append(LessonFault(message, at: place(of: index)))
  }

  private func word(at index: Int, _ text: String) -> Word {
    Word(text: text, position: place(of: index))
  }

  private func place(of index: Int) -> SourcePosition {
    SourcePosition(line: start.line, column: start.column + index)
  }
}
