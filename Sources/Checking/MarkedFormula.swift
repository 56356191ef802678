/// A formula, or a few lines of a rule, with the places marked that are wrong in a submission.
///
/// The lines are the lesson's, never the student's.
public struct MarkedFormula: Sendable, Equatable, Codable {
  /// A piece of a line.
  public struct Segment: Sendable, Equatable, Codable {
    public let text: String
    public let isMarked: Bool

    public init(_ text: String, isMarked: Bool = false) {
      self.text = text
      self.isMarked = isMarked
    }
  }

  /// A line of plain text, and the same in TeX where it is a formula.
  public struct Line: Sendable, Equatable, Codable {
    public let segments: [Segment]
    /// The line in TeX, with the marked places in `\underline{…}`.
    public let tex: String?

    public init(_ segments: [Segment], tex: String? = nil) {
      self.segments = segments
      self.tex = tex
    }

    /// The line without the marks.
    public var text: String { segments.map(\.text).joined() }

    /// The marked places.
    public var marked: [String] { segments.filter(\.isMarked).map(\.text) }
  }

  public let lines: [Line]
  /// Whether it is the formula that the lesson prints, or an accepted form of it.
  public let isLessonsOwn: Bool

  public init(_ lines: [Line], isLessonsOwn: Bool = true) {
    self.lines = lines
    self.isLessonsOwn = isLessonsOwn
  }
}

extension MarkedFormula {
  /// The formula's heading in a report, without a full stop.
  public var heading: String {
    isLessonsOwn
      ? "The lesson’s formula" : "The accepted form of the formula that yours is nearest to"
  }
}
