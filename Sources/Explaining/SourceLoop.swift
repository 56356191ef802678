/// A loop in a source text.
package struct SourceLoop: Equatable {
  package enum Kind: Equatable {
    /// `while` or `repeat`, which end by a condition.
    case conditional
    /// `for`, which goes over a sequence.
    case sequential
  }

  /// The line of its first word, counted from one.
  package let line: Int
  package let kind: Kind

  /// Returns the loop that a line belongs to: of the loops in the same function the outermost `while`
  /// or `repeat`, else the outermost `for`.
  ///
  /// The outermost: where in a loop a program is when its time is up differs from run to run, the loop
  /// around it all does not.
  package static func around(line: Int, in source: String) -> SourceLoop? {
    var scanner = SourceBlocks(source)
    let blocks = scanner.blocks().filter { ($0.first...$0.last).contains(line) }
    let function = blocks.lastIndex { $0.kind == .function }.map { $0 + 1 } ?? 0
    let loops = blocks[function...].compactMap { block -> SourceLoop? in
      guard case .loop(let kind) = block.kind else { return nil }
      return SourceLoop(line: block.first, kind: kind)
    }
    return loops.first { $0.kind == .conditional } ?? loops.first
  }

  /// Finds the loop that begins on the next line of code after a line.
  ///
  /// The compiler gives the instructions at the head of a loop, which copy what the loop changes, the
  /// line of the statement before it.
  package static func directlyAfter(line: Int, in source: String) -> SourceLoop? {
    var scanner = SourceBlocks(source)
    let loops = scanner.blocks().compactMap { block -> SourceLoop? in
      guard case .loop(let kind) = block.kind, block.first > line else { return nil }
      return SourceLoop(line: block.first, kind: kind)
    }
    guard let next = loops.min(by: { $0.line < $1.line }) else { return nil }
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let isCodeBetween = lines.prefix(next.line - 1).dropFirst(line).contains { text in
      let code = text.drop { $0.isWhitespace }
      return !code.isEmpty && !code.hasPrefix("//")
    }
    return isCodeBetween ? nil : next
  }
}

/// Finds the loops and functions of a Swift text by their words and braces.
///
/// It skips comments and strings. It needs no more than that: what it finds is where to look, and
/// decides nothing.
private struct SourceBlocks {
  struct Block {
    enum Kind: Equatable {
      case function
      case loop(SourceLoop.Kind)
    }

    let kind: Kind
    /// The line of the word that it begins with.
    let first: Int
    /// The line of its closing brace.
    var last: Int
  }

  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  private var found: [Block] = []
  /// The open braces: the index of the block that each belongs to, if any.
  private var open: [Int?] = []
  private var parentheses = 0
  /// A word whose brace has not come yet, and how many parentheses were open at it.
  private var pending: (kind: Block.Kind, line: Int, parentheses: Int)?
  /// Whether a `repeat` has just been closed, whose `while` opens no block.
  private var isBehindRepeat = false
  private var isRepeatPending = false
  /// The blocks that are those of a `repeat`.
  private var repeats: Set<Int> = []

  init(_ source: String) {
    bytes = Array(source.utf8)
  }

  /// Returns the blocks, in the order in which they begin.
  mutating func blocks() -> [Block] {
    while place < bytes.count {
      let byte = bytes[place]
      if isLetter(byte) {
        readWord()
        continue
      }
      switch byte {
      case UInt8(ascii: "/"): skipComment()
      case UInt8(ascii: "\""): skipString()
      case UInt8(ascii: "("), UInt8(ascii: "["): parentheses += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        parentheses -= 1
        if let pending, pending.parentheses > parentheses { self.pending = nil }
      case UInt8(ascii: "{"): openBrace()
      case UInt8(ascii: "}"): closeBrace()
      default: break
      }
      if place < bytes.count, bytes[place] == UInt8(ascii: "\n") { line += 1 }
      place += 1
    }
    // Where the end of a block was not found, it goes to the end of the text.
    for index in open.compactMap(\.self) { found[index].last = line }
    return found
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
      || byte == UInt8(ascii: "_") || byte >= 0x80
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private mutating func readWord() {
    let start = place
    while place < bytes.count, isLetter(bytes[place]) { place += 1 }
    // `.repeat` and a quoted `for` are names.
    if start > 0, [UInt8(ascii: "."), UInt8(ascii: "`")].contains(bytes[start - 1]) { return }
    let kind: Block.Kind
    let word = String(decoding: bytes[start..<place], as: UTF8.self)
    defer { isBehindRepeat = false }
    if isBehindRepeat, word == "while" { return }
    switch word {
    case "while", "repeat": kind = .loop(.conditional)
    case "for": kind = .loop(.sequential)
    case "func", "init", "deinit", "get", "set", "didSet", "willSet": kind = .function
    default: return
    }
    pending = (kind, line, parentheses)
    isRepeatPending = word == "repeat"
  }

  private mutating func openBrace() {
    // A brace in parentheses is that of a closure in the loop's condition.
    guard let pending, pending.parentheses == parentheses else {
      open.append(nil)
      return
    }
    found.append(Block(kind: pending.kind, first: pending.line, last: pending.line))
    open.append(found.count - 1)
    if isRepeatPending { repeats.insert(found.count - 1) }
    self.pending = nil
  }

  private mutating func closeBrace() {
    // The brace of a closure in a loop's condition leaves the loop to come.
    if let pending, parentheses <= pending.parentheses { self.pending = nil }
    guard let index = open.popLast() ?? nil else { return }
    found[index].last = line
    isBehindRepeat = repeats.contains(index)
  }

  private mutating func skipComment() {
    guard place + 1 < bytes.count else { return }
    if bytes[place + 1] == UInt8(ascii: "/") {
      while place + 1 < bytes.count, bytes[place + 1] != UInt8(ascii: "\n") { place += 1 }
    } else if bytes[place + 1] == UInt8(ascii: "*") {
      place += 2
      while place < bytes.count {
        if bytes[place] == UInt8(ascii: "\n") { line += 1 }
        if bytes[place] == UInt8(ascii: "/"), bytes[place - 1] == UInt8(ascii: "*") { return }
        place += 1
      }
    }
  }

  /// Skips a string to its closing quotation mark: three of them where three open it, else one on the
  /// same line.
  private mutating func skipString() {
    let mark = UInt8(ascii: "\"")
    func isTriple(_ index: Int) -> Bool {
      index + 2 < bytes.count && bytes[index...(index + 2)].allSatisfy { $0 == mark }
    }
    let isLong = isTriple(place)
    place += isLong ? 3 : 1
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "\\") {
        place += 2
        continue
      }
      if isLong, isTriple(place) {
        place += 2
        return
      }
      if !isLong, bytes[place] == mark { return }
      if bytes[place] == UInt8(ascii: "\n") {
        // The newline of an unfinished string is for the caller to count.
        if !isLong { return }
        line += 1
      }
      place += 1
    }
  }
}
