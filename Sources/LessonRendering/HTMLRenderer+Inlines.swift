internal import LessonReading

extension HTMLRenderer {
  /// Writes inline pieces.
  mutating func visit(_ inlines: [Inline]) {
    for inline in inlines { visit(inline) }
  }

  private mutating func visit(_ inline: Inline) {
    switch inline {
    case .text(let text): writer.write(text: text)
    case .code(let code):
      writer.write("<code>")
      writer.write(text: code)
      writer.write("</code>")
    case .softBreak: writer.write("\n")
    case .lineBreak: writer.write("<br />\n")
    case .emphasis(let content): visit(content, in: "em")
    case .strong(let content): visit(content, in: "strong")
    case .strikethrough(let content): visit(content, in: "del")
    case .link(let destination, let title, let content, _):
      let place = images.target(of: HTMLAttribute.percentEncoded(destination))
      // The text of a link that leads nowhere on this page.
      if place?.isEmpty == true { return visit(content) }
      let address = place ?? [HTMLAttribute("href", address: destination)]
      let attributes = address.prefix(1) + titled(title) + address.dropFirst()
      writer.writeTag("a", Array(attributes))
      visit(content)
      writer.write("</a>")
    case .image(let destination, let title, let description, _):
      writer.write(
        images.image(
          at: HTMLAttribute.percentEncoded(destination),
          [HTMLAttribute("alt", description)] + titled(title), description: description))
    case .formula(let formula): writer.write(typeset(formula))
    case .html(let html, _): writer.write(rawHTML(html))
    case .footnoteReference(let label, let number, let occurrence, _):
      visitReference(to: label, number: number, occurrence: occurrence)
    }
  }

  private mutating func visit(_ content: [Inline], in element: String) {
    writer.write("<\(element)>")
    visit(content)
    writer.write("</\(element)>")
  }

  private func titled(_ title: String) -> [HTMLAttribute] {
    title.isEmpty ? [] : [HTMLAttribute("title", title)]
  }
}
