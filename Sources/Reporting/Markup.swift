internal import Mustache
internal import VisibleText

/// HTML that is not escaped in a page: the lesson's prose, typeset formulas, and figures.
///
/// It is the one way around a template's escaping, by `{{{name}}}`. Nothing of a submission's is
/// ever made into one but code that the typesetter has escaped, and sentences that
/// ``init(sentence:)`` has.
package struct Markup: Sendable {
  package let html: String

  package init(_ html: String) {
    self.html = html
  }
}

extension Markup: MustacheCustomRenderable {
  package var renderText: String { html }
  package var isNull: Bool { html.isEmpty }
}

/// How a page's templates write text, by `{{name}}`: hidden characters made visible, and HTML's
/// special characters as references.
///
/// It replaces the library's own escaping, which compares grapheme clusters and so does not escape
/// a `<` with a combining mark.
struct PageText: MustacheContentType {
  /// The name by which a template calls it.
  static let name = "PAGE"

  func escapeText(_ text: String) -> String { text.madeVisible.escapedForMarkup }
}
