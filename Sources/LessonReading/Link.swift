/// A link or an image of a lesson, written in Markdown or in raw HTML.
package struct Link: Hashable, Sendable {
  /// Its destination: a URL, a path, or `#` and a heading's slug.
  package let destination: String
  /// Whether it shows its destination in place.
  package let isImage: Bool
  /// Where it begins.
  package let position: SourcePosition
}
