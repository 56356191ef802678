internal import Courses

/// The loops and functions of a source text, found by their keywords and braces without a compiler.
///
/// They are used to find an endless loop for a message. A program that fills its memory counts as timed
/// out only where such a loop is found.
struct SourceBlocks {
  struct Block {
    enum Kind: Equatable {
      case function
      case loop(SourceLoop.Kind)
    }

    let kind: Kind
    /// The line of its keyword.
    let first: Int
    /// The line of its closing brace, or the last line of the text where that is missing.
    var last: Int
  }

  /// The blocks, in the order in which they begin.
  private(set) var blocks: [Block] = []

  /// The indices in `blocks` of the open braces; nil for the brace of another construct.
  private var open: [Int?] = []
  /// How many parentheses and square brackets are open.
  private var bracketDepth = 0
  /// A keyword whose opening brace has not been reached, and how many brackets were open at it.
  private var pending: (kind: Block.Kind, line: Int, bracketDepth: Int)?
  private var isRepeatPending = false
  /// Whether the last block that was closed is that of a `repeat`. The `while` behind it opens no block.
  private var isAfterRepeat = false
  /// The indices in `blocks` of the `repeat` loops.
  private var repeats: Set<Int> = []

  init(_ source: String) {
    var tokens = SwiftTokens(source)
    var isMember = false
    while let token = tokens.next() {
      // `.repeat` and `for` in backticks are names.
      if token.kind == .word, !isMember, !token.isEscaped { readWord(token) }
      isMember = token.text == "."
      switch token.text {
      case "(", "[": bracketDepth += 1
      case ")", "]":
        bracketDepth -= 1
        if let pending, pending.bracketDepth > bracketDepth { self.pending = nil }
      case "{": openBrace()
      case "}": closeBrace(line: token.line)
      default: break
      }
    }
    for index in open.compactMap(\.self) { blocks[index].last = tokens.line }
  }

  private mutating func readWord(_ token: SwiftToken) {
    defer { isAfterRepeat = false }
    if isAfterRepeat, token.text == "while" { return }
    let kind: Block.Kind
    switch token.text {
    case "while", "repeat": kind = .loop(.conditional)
    case "for": kind = .loop(.sequential)
    case "func", "init", "deinit", "get", "set", "didSet", "willSet": kind = .function
    default: return
    }
    pending = (kind, token.line, bracketDepth)
    isRepeatPending = token.text == "repeat"
  }

  private mutating func openBrace() {
    // A brace inside parentheses opens a closure in the loop's condition.
    guard let pending, pending.bracketDepth == bracketDepth else {
      open.append(nil)
      return
    }
    blocks.append(Block(kind: pending.kind, first: pending.line, last: pending.line))
    open.append(blocks.count - 1)
    if isRepeatPending { repeats.insert(blocks.count - 1) }
    self.pending = nil
  }

  private mutating func closeBrace(line: Int) {
    // A brace that closes a closure inside the condition's parentheses leaves the keyword pending.
    if let pending, bracketDepth <= pending.bracketDepth { self.pending = nil }
    guard let index = open.popLast() ?? nil else { return }
    blocks[index].last = line
    isAfterRepeat = repeats.contains(index)
  }
}
