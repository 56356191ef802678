/// What the Markdown parser found, in reading order, before it is put into cells.
enum Piece: Sendable {
  case html(String)
  case math(Formula, SourcePosition)
  case code(CodeBlock)
  case heading(Heading)
  case hintOpened(HintTag)
  case summaryEnded
  /// A hint's `</details>`, with the offset of its first byte in the source.
  case hintClosed(offset: Int)
}

/// A block of code, fenced or indented.
struct CodeBlock: Sendable {
  let source: String
  /// What the fence says; nothing for an indented block.
  let info: FenceInfo
  /// Where the fence, or the indented text, begins.
  let position: SourcePosition
  /// The number of its last line, the closing fence's where there is one.
  let lastLine: Int
  /// Whether it stands in no list, quotation or other block.
  let isTopLevel: Bool

  /// Where the first line inside the fence begins.
  var bodyPosition: SourcePosition {
    SourcePosition(line: position.line + 1, column: position.column)
  }
}
