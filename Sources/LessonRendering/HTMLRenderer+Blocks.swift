internal import LessonReading
internal import Typesetting

extension HTMLRenderer {
  /// Writes a block; with `isTight`, a paragraph is set without a gap, as in a tight list.
  mutating func visit(_ block: Block, isTight: Bool = false) {
    switch block {
    case .heading(let heading, let content):
      writer.endLine()
      writer.writeTag("h\(heading.level)", [HTMLAttribute("id", heading.slug)])
      visit(content)
      writer.write("</h\(heading.level)>\n")
    case .paragraph(let content, _):
      if isTight { visit(content) } else { visitParagraph(content, ending: "") }
    case .quotation(let blocks, _):
      writer.endLine()
      writer.write("<blockquote>\n")
      for block in blocks { visit(block) }
      writer.endLine()
      writer.write("</blockquote>\n")
    case .list(let list): visit(list)
    case .table(let table): visit(table)
    case .code(let source, let language, _):
      let code = typesetter.listing(source, language: language ?? "").joined(separator: "\n")
      writer.endLine()
      writer.write("<pre class=\"code\"><code>\(code)</code></pre>\n")
    case .formula(let formula):
      writer.endLine()
      writer.writeBlock(typeset(formula))
    case .thematicBreak:
      writer.endLine()
      writer.write("<hr />\n")
    case .html(let html, _):
      writer.endLine()
      writer.write(rawHTML(html))
      writer.endLine()
    case .footnotes(let notes): visit(notes)
    }
  }

  /// Writes a paragraph with HTML behind its text.
  mutating func visitParagraph(_ content: [Inline], ending: String) {
    writer.endLine()
    writer.write("<p>")
    visit(content)
    writer.write(ending + "</p>\n")
  }

  private mutating func visit(_ list: List) {
    writer.endLine()
    switch list.start {
    case nil: writer.write("<ul>\n")
    case 1: writer.write("<ol>\n")
    case let start?: writer.write("<ol start=\"\(start)\">\n")
    }
    for item in list.items {
      writer.endLine()
      writer.write("<li>")
      if let isChecked = item.isChecked {
        let state = isChecked ? "checked=\"\" " : ""
        writer.write("<input type=\"checkbox\" \(state)disabled=\"\" /> ")
      }
      for block in item.blocks { visit(block, isTight: list.isTight) }
      writer.write("</li>\n")
    }
    writer.write(list.start == nil ? "</ul>\n" : "</ol>\n")
  }

  /// The element around a table, which a narrow window can scroll, also by the keyboard.
  static let tableStart =
    "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n"
  static let tableEnd = "\n</div>"

  private mutating func visit(_ table: Table) {
    writer.endLine()
    writer.write(Self.tableStart + "<table>\n<thead>\n")
    visit(table.header, of: table, cell: "th")
    writer.write("</thead>\n")
    if !table.rows.isEmpty {
      writer.write("<tbody>\n")
      for row in table.rows { visit(row, of: table, cell: "td") }
      writer.write("</tbody>\n")
    }
    writer.write("</table>" + Self.tableEnd + "\n")
  }

  private mutating func visit(_ row: Table.Row, of table: Table, cell: String) {
    writer.write("<tr>\n")
    for (content, alignment) in zip(row.cells, table.alignments) {
      let style = alignment.map { [HTMLAttribute("style", "text-align: \($0.rawValue)")] } ?? []
      writer.writeTag(cell, style)
      visit(content)
      writer.write("</\(cell)>\n")
    }
    writer.write("</tr>\n")
  }
}
