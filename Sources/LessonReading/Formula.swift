/// A formula of a lesson.
package struct Formula: Hashable, Sendable {
  /// TeX, without delimiters and without space at either end.
  package let tex: String
  /// Whether the formula is on separate lines.
  package let isDisplay: Bool
  /// The position of its opening delimiter.
  package let position: SourcePosition

  package init(tex: String, isDisplay: Bool, position: SourcePosition) {
    self.tex = tex
    self.isDisplay = isDisplay
    self.position = position
  }

  /// Takes the delimiters `$…$`, `` $`…`$ `` or `$$…$$` off.
  init(delimited text: String, position: SourcePosition) {
    let (length, isDisplay) =
      text.hasPrefix("$$") ? (2, true) : text.hasPrefix("$`") ? (2, false) : (1, false)
    let content = text.utf8.dropFirst(length).dropLast(length)
    let first = content.firstIndex { !$0.isSpace } ?? content.endIndex
    let last = content.lastIndex { !$0.isSpace }.map { content.index(after: $0) } ?? first
    self.init(tex: String(content[first..<last]) ?? "", isDisplay: isDisplay, position: position)
  }
}

extension Cell {
  /// The formulas of prose or a hint, in reading order.
  package var formulas: [Formula] {
    switch self {
    case .prose(let prose): prose.blocks.flatMap(\.formulas)
    case .hint(let hint): hint.blocks.flatMap(\.formulas)
    case .exercise, .figure, .experiment: []
    }
  }
}

extension Block {
  fileprivate var formulas: [Formula] {
    switch self {
    case .heading(_, let inlines), .paragraph(let inlines, _): inlines.flatMap(\.formulas)
    case .quotation(let blocks, _): blocks.flatMap(\.formulas)
    case .list(let list): list.items.flatMap(\.blocks).flatMap(\.formulas)
    case .table(let table):
      ([table.header] + table.rows).flatMap(\.cells).flatMap { $0.flatMap(\.formulas) }
    case .formula(let formula): [formula]
    case .footnotes(let notes): notes.flatMap(\.blocks).flatMap(\.formulas)
    case .code, .thematicBreak, .html: []
    }
  }
}

extension Inline {
  fileprivate var formulas: [Formula] {
    switch self {
    case .formula(let formula): [formula]
    case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines),
      .link(_, _, let inlines, _):
      inlines.flatMap(\.formulas)
    case .text, .code, .softBreak, .lineBreak, .image, .html, .footnoteReference: []
    }
  }
}
