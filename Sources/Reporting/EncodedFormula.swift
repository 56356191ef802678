internal import Checking

/// A formula with marked places in JSON.
struct EncodedFormula: Encodable, Sendable {
  /// Whether it is the formula that the lesson prints, or an accepted form of it.
  let lessonsOwn: Bool
  let lines: [Line]

  /// A line of a formula.
  struct Line: Encodable, Sendable {
    let segments: [Segment]
    let tex: OrNull<String>
  }

  /// A piece of a line.
  struct Segment: Encodable, Sendable {
    let text: String
    let marked: Bool
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
