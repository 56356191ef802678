internal import LessonReading
internal import VisibleText

/// A lesson's text as lines for a terminal: without markup, code between backticks or indented,
/// formulas in plain letters. Raw HTML is left out.
struct HintText {
  let page: TerminalText

  /// Creates the text's form for lines of so many columns.
  init(width: Int) {
    page = TerminalText(width: width, colour: false, links: false)
  }

  /// Returns the lines of blocks, with an empty line between two of them.
  func lines(of blocks: [Block]) -> [String] {
    Self.joined(blocks.map(lines(of:)), isTight: false)
  }

  /// Returns the text of inline pieces.
  func text(of inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text): text.madeVisible
      case .code(let code): "`\(code.madeVisible)`"
      case .softBreak: " "
      case .lineBreak: "\n"
      case .emphasis(let content), .strong(let content), .strikethrough(let content),
        .link(_, _, let content, _):
        text(of: content)
      case .image(_, _, let description, _): description.madeVisible
      case .formula(let formula): plainFormula(formula.tex).madeVisible
      case .html, .footnoteReference: ""
      }
    }.joined()
  }

  private func lines(of block: Block) -> [String] {
    switch block {
    case .heading(_, let content), .paragraph(let content, _):
      page.wrapped(text(of: content))
    case .quotation(let blocks, _): indented(blocks, by: "  ")
    case .list(let list): lines(of: list)
    case .table(let table):
      ([table.header] + table.rows).map { $0.cells.map(text(of:)).joined(separator: " | ") }
    case .code(let source, _, _): Self.code(source)
    case .formula(let formula): Self.code(plainFormula(formula.tex))
    case .thematicBreak, .html, .footnotes: []
    }
  }

  private func lines(of list: List) -> [String] {
    let items = list.items.enumerated().map { index, item in
      let marker = list.start.map { "\($0 + index). " } ?? "  - "
      let margin = String(repeating: " ", count: 4)
      let lines = indented(item.blocks, by: margin, isTight: list.isTight)
      let first = lines.first.map { String($0.dropFirst(margin.count)) } ?? ""
      return [marker.padding(to: margin.count) + first] + lines.dropFirst()
    }
    return Self.joined(items, isTight: list.isTight)
  }

  private func indented(
    _ blocks: [Block], by margin: String, isTight: Bool = false
  ) -> [String] {
    let narrow = HintText(width: page.width - margin.count)
    return Self.joined(blocks.map(narrow.lines(of:)), isTight: isTight)
      .map { $0.isEmpty ? "" : margin + $0 }
  }

  private static func code(_ source: String) -> [String] {
    var lines = source.madeVisible.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { $0.isEmpty ? "" : "    \($0)" }
  }

  private static func joined(_ parts: [[String]], isTight: Bool) -> [String] {
    Array(parts.filter { !$0.isEmpty }.joined(separator: isTight ? [] : [""]))
  }
}

extension String {
  fileprivate func padding(to count: Int) -> String {
    self + String(repeating: " ", count: max(count - self.count, 0))
  }
}
