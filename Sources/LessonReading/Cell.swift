/// One piece of a lesson, in reading order.
package enum Cell: Hashable, Sendable {
  case prose(Prose)
  case exercise(Exercise)
  case hint(Hint)
  case figure(Figure)

  /// Where the cell begins.
  package var position: SourcePosition {
    switch self {
    case .prose(let prose): prose.position
    case .exercise(let exercise): exercise.position
    case .hint(let hint): hint.position
    case .figure(let figure): figure.position
    }
  }
}

/// Everything between two other cells: headings, paragraphs, lists, tables, code, formulas.
///
/// Footnotes belong to the last prose of a lesson, wherever they were written.
package struct Prose: Hashable, Sendable {
  package let fragments: [Fragment]
  /// The headings among the fragments, which carry their slugs as `id` in the HTML.
  package let headings: [Heading]
  package let position: SourcePosition
}

/// A help for one exercise, shown when a student asks for it or when a diagnosis opens it.
package struct Hint: Hashable, Sendable {
  /// The exercise it belongs to.
  package let exercise: String
  /// Its place in the order of how much the hints give away, from 1.
  package let level: Int
  /// The misconception whose diagnosis opens it.
  package let when: String?
  /// The line that stands there while the hint is closed, as HTML.
  package let summary: String
  package let fragments: [Fragment]
  /// The content as it was written, for a terminal.
  package let markdown: String
  package let position: SourcePosition
}

/// A place for a figure, and the YAML that says what to draw.
package struct Figure: Hashable, Sendable {
  package let id: String
  /// The description, which is well-formed YAML; its meaning is the lesson's own.
  package let body: String
  package let position: SourcePosition
  /// Where the body's first line begins.
  package let bodyPosition: SourcePosition
}
