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

  /// Creates a renderer.
  ///
  /// - Parameters:
  ///   - typesetter: Converts formulas and code to HTML.
  ///   - images: The lesson's images, and their addresses in the page.
  package init(typesetter: Typesetter, images: PageImages) {
    self.typesetter = typesetter
    self.images = images
  }

  /// Returns blocks as HTML that ends with a line feed, unless it ends with a formula.
  package mutating func html(of blocks: some Sequence<Block>) -> String {
    writer = HTMLWriter()
    for block in blocks { visit(block) }
    return writer.html
  }

  /// Returns the content of a hint's `<summary>`, in which backticks mark code.
  package func summary(of hint: Hint) -> String {
    rawHTML(hint.summary).replacing(/`([^`<>\n]+)`/) { "<code>\($0.1)</code>" }
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
