/// A part of a lesson, in reading order.
package enum Cell: Hashable, Sendable {
  case prose(Prose)
  case exercise(Exercise)
  case hint(Hint)
  case figure(Figure)
  case experiment(Experiment)

  /// Where the cell begins.
  package var position: SourcePosition {
    switch self {
    case .prose(let prose): prose.position
    case .exercise(let exercise): exercise.position
    case .hint(let hint): hint.position
    case .figure(let figure): figure.position
    case .experiment(let experiment): experiment.position
    }
  }
}

/// The text between two other cells: headings, paragraphs, lists, tables, code, formulas.
package struct Prose: Hashable, Sendable {
  package let blocks: [Block]
  /// The headings among the blocks, those inside other blocks too.
  package let headings: [Heading]
  package let position: SourcePosition
}

/// Help with one exercise, shown when a student asks for it or when a diagnosis opens it.
package struct Hint: Hashable, Sendable {
  /// The id of its exercise.
  package let exercise: String
  /// The hint's place in the order in which an exercise's hints are shown, from 1. Later hints give
  /// away more.
  package let level: Int
  /// The id of the misconception whose diagnosis opens the hint, or the quantity, such as `adam.r`, in
  /// which a mistake opens it.
  package let when: String?
  /// The line that a closed hint shows: the content of `<summary>`, as HTML that its author wrote.
  package let summary: String
  package let blocks: [Block]
  package let position: SourcePosition
}

/// A figure, described in YAML.
package struct Figure: Hashable, Sendable {
  package let id: String
  /// The description, which is well-formed YAML. The lesson's own code reads it.
  package let body: String
  package let position: SourcePosition
  /// Where the body's first line begins.
  package let bodyPosition: SourcePosition
}

extension Hint {
  /// The summary as a terminal can show it: read as Markdown, of which raw HTML is a part.
  package var summaryInlines: [Inline] { parseInlines(summary) }
}
