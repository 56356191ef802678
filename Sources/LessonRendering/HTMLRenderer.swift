package import LessonReading
package import Typesetting

/// Turns a lesson's text into HTML for a page.
///
/// A renderer records its typeset formulas, from which ``styleSheet`` is computed.
package struct HTMLRenderer {
  let typesetter: Typesetter
  let images: PageImages
  var writer = HTMLWriter()
  private var formulas: [Typeset] = []
  /// Parts of the lesson that were converted for earlier pages; nil where they are converted anew.
  private let parts: RenderedParts?

  /// Creates a renderer.
  ///
  /// - Parameters:
  ///   - typesetter: Converts formulas and code to HTML.
  ///   - images: The lesson's images, and their addresses in the page.
  ///   - parts: Keeps the lesson's parts for later pages with the same images and addresses.
  package init(typesetter: Typesetter, images: PageImages, parts: RenderedParts? = nil) {
    self.typesetter = typesetter
    self.images = images
    self.parts = parts
  }

  /// Returns blocks as HTML that ends with a line feed, unless it ends with a formula.
  package mutating func html(of blocks: some Sequence<Block>) -> String {
    writer = HTMLWriter()
    for block in blocks { visit(block) }
    return writer.html
  }

  /// Converts a part of the lesson to HTML, as ``html(of:)`` does, once for all renderers that keep
  /// their parts in the same place.
  ///
  /// - Parameters:
  ///   - blocks: The part's blocks.
  ///   - name: The part's name, which no other part of the lesson has.
  /// - Returns: The HTML.
  package mutating func html(of blocks: some Sequence<Block>, named name: String) -> String {
    guard let parts else { return html(of: blocks) }
    if let known = parts.part(name) {
      formulas += known.formulas
      return known.html
    }
    let earlier = formulas
    formulas = []
    let part = RenderedParts.Part(html: html(of: blocks), formulas: formulas)
    parts.keep(part, as: name)
    formulas = earlier + part.formulas
    return part.html
  }

  /// Returns the content of a hint's `<summary>`, in which backticks mark code.
  package func summary(of hint: Hint) -> String {
    let name = "summary \(hint.summary)"
    if let known = parts?.part(name) { return known.html }
    let html = rawHTML(hint.summary).replacing(/`([^`<>\n]+)`/) { "<code>\($0.1)</code>" }
    parts?.keep(RenderedParts.Part(html: html, formulas: []), as: name)
    return html
  }

  /// The rules of KaTeX's style sheet that the formulas so far need.
  package var styleSheet: String { typesetter.styleSheet(for: formulas) }

  /// Returns a formula as HTML within a line; nil where it cannot be typeset.
  package mutating func html(ofTeX tex: String) -> String? {
    let typeset = typesetter.math(tex, display: false)
    guard typeset.isTypeset else { return nil }
    formulas.append(typeset)
    return typeset.html
  }

  /// Typesets a formula.
  mutating func typeset(_ formula: Formula) -> String {
    let typeset = typesetter.math(formula.tex, display: formula.isDisplay)
    formulas.append(typeset)
    return typeset.html
  }
}
