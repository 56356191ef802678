internal import Checking

/// A formula with marked places in JSON.
package struct EncodedFormula: Codable, Sendable {
  /// Whether it is the formula that the lesson prints, or an accepted form of it.
  package let lessonsOwn: Bool
  package let lines: [Line]

  /// A line of a formula.
  package struct Line: Codable, Sendable {
    package let segments: [Segment]
    package let tex: OrNull<String>
  }

  /// A piece of a line.
  package struct Segment: Codable, Sendable {
    package let text: String
    package let marked: Bool
  }

  init(_ formula: MarkedFormula) {
    lessonsOwn = formula.isLessonsOwn
    lines = formula.lines.map { line in
      Line(
        segments: line.segments.map { Segment(text: $0.text, marked: $0.isMarked) },
        tex: OrNull(line.tex))
    }
  }
}
