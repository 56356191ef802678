extension [Inline] {
  /// The text without markup, as an image's description has it.
  var plainDescription: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text), .html(let text, _): text
      case .softBreak, .lineBreak: " "
      case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines),
        .link(_, _, let inlines, _):
        inlines.plainDescription
      case .image(_, _, let description, _): description
      case .formula, .footnoteReference: ""
      }
    }.joined()
  }
}
