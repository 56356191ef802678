/// A piece of the text in a paragraph, a heading or a table's cell.
///
/// Text and emphasis have no position: cmark-gfm reports only the positions of blocks, and
/// searching the source for each word would take longer than parsing it.
package enum Inline: Hashable, Sendable {
  /// Text, with its character references and backslashes resolved.
  case text(String)
  case code(String)
  /// A line's end that is only a space.
  case softBreak
  case lineBreak
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  indirect case link(destination: String, title: String, [Inline], SourcePosition)
  /// An image; its description is the text between the brackets, without markup.
  indirect case image(destination: String, title: String, description: String, SourcePosition)
  case formula(Formula)
  /// One tag, comment or the like of raw HTML, as its author wrote it.
  case html(String, SourcePosition)
  /// A reference to a footnote; `occurrence` counts the references to the same note, from 1.
  indirect case footnoteReference(
    label: String, number: Int, occurrence: Int, SourcePosition)
}
