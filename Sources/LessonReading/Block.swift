/// A block of a lesson's text, with the blocks or the inline pieces inside it.
package enum Block: Hashable, Sendable {
  case heading(Heading, [Inline])
  case paragraph([Inline], SourcePosition)
  case quotation([Block], SourcePosition)
  case list(List)
  case table(Table)
  /// A block of code that is no exercise, no experiment and no figure; the position is that of its fence.
  case code(source: String, language: String?, SourcePosition)
  /// A block ` ```math `.
  case formula(Formula)
  case thematicBreak(SourcePosition)
  /// Raw HTML as its author wrote it. An element may begin in one block and end in another.
  case html(String, SourcePosition)
  /// The lesson's footnotes, which are the last block of its last prose.
  case footnotes([Footnote])
}

/// A list with bullets or numbers.
package struct List: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    package let blocks: [Block]
    /// Whether the box of a task is checked; nil for an item without a box.
    package let isChecked: Bool?
    package let position: SourcePosition
  }

  package let items: [Item]
  /// The number of the first item; nil for a list with bullets.
  package let start: Int?
  /// Whether there is no empty line between the items. Their paragraphs then have no gap.
  package let isTight: Bool
  package let position: SourcePosition
}

/// A table, whose rows have as many cells as it has columns.
package struct Table: Hashable, Sendable {
  package enum Alignment: String, Sendable {
    case left, center, right
  }

  package struct Row: Hashable, Sendable {
    package let cells: [[Inline]]
    package let position: SourcePosition
  }

  /// The alignment of each column; nil for one whose author gave none.
  package let alignments: [Alignment?]
  package let header: Row
  package let rows: [Row]
  package let position: SourcePosition
}

/// A note at the end of a lesson, to which the text refers by its number.
package struct Footnote: Hashable, Sendable {
  /// The name between `[^` and `]`.
  package let label: String
  /// The number, from 1, in the order in which the text first refers to the notes.
  package let number: Int
  /// How often the text refers to the note.
  package let referenceCount: Int
  package let blocks: [Block]
  package let position: SourcePosition
}
