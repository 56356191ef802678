/// A heading, and the fragment identifier by which a link finds it.
package struct Heading: Hashable, Sendable {
  /// The level, from 1 to 6.
  package let level: Int
  /// The text without markup; a formula is its source.
  package let text: String
  /// The fragment identifier, formed as code hosts form it and unique in its lesson.
  package let slug: String
  /// Where it begins.
  package let position: SourcePosition
}
