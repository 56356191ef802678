internal import LessonReading

extension HTMLRenderer {
  /// The `id` of the heading above a page's footnotes. A heading's slug has no dot, so none is equal.
  package static let footnotesAnchor = "page.footnotes"

  /// Writes the reference to a footnote.
  mutating func visitReference(to label: String, number: Int, occurrence: Int) {
    writer.write("<sup class=\"footnote-ref\">")
    writer.writeTag(
      "a",
      [
        HTMLAttribute("href", address: "#fn-\(label)"),
        HTMLAttribute("id", address: Self.referenceID(label, occurrence)),
        HTMLAttribute("aria-label", "Footnote \(number)"),
      ])
    writer.write("\(number)</a></sup>")
  }

  private static func referenceID(_ label: String, _ occurrence: Int) -> String {
    "fnref-\(label)" + (occurrence > 1 ? "-\(occurrence)" : "")
  }

  /// Writes the list of footnotes, each with links back to the text.
  mutating func visit(_ notes: [Footnote]) {
    let anchor = Self.footnotesAnchor
    writer.endLine()
    writer.write("<section class=\"footnotes\" aria-labelledby=\"\(anchor)\">\n")
    writer.write("<h2 id=\"\(anchor)\">Footnotes</h2>\n<ol>\n")
    for note in notes {
      writer.writeTag("li", [HTMLAttribute("id", address: "fn-\(note.label)")])
      writer.write("\n")
      for block in note.blocks.dropLast() { visit(block) }
      switch note.blocks.last {
      case .paragraph(let content, _)?:
        visitParagraph(content, ending: " " + linksBack(from: note))
      case let block:
        if let block { visit(block) }
        writer.write(linksBack(from: note) + "\n")
      }
      writer.write("</li>\n")
    }
    writer.write("</ol>\n</section>\n")
  }

  private func linksBack(from note: Footnote) -> String {
    (0..<note.referenceCount).map { index in
      let attributes = [
        HTMLAttribute("href", address: "#" + Self.referenceID(note.label, index + 1)),
        HTMLAttribute("class", "footnote-backref"),
        HTMLAttribute("aria-label", "Back to the text of footnote \(note.number)"),
      ]
      let number = index == 0 ? "" : "<sup class=\"footnote-ref\">\(index + 1)</sup>"
      return HTMLWriter.tag("a", attributes) + "↩\(number)</a>"
    }.joined(separator: " ")
  }
}
