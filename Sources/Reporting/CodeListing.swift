internal import Checking
internal import Compiling
internal import Grading
internal import LessonReading
internal import Typesetting
internal import VisibleText

/// The input of the template of a student's file: numbered lines, with the compiler's messages
/// below the lines that they are about.
struct CodeListing {
  let file: String
  let isOpen: Bool
  /// The number of lines of the file before the first that is shown; nil for none.
  let linesBefore: Int?
  let lines: [Line]
  let hasLines: Bool
  /// The compiler's messages that are about no line shown here.
  let others: [Remark]

  /// A line of code.
  struct Line {
    let code: Markup
    /// How the line is marked: by the first remark's severity, or as an error where a crash points.
    let emphasis: String?
    let remarks: [Remark]
  }

  /// A message of the compiler.
  struct Remark {
    let severity: String
    let place: String?
    let message: Markup
  }

  /// Returns a student's code as lines of HTML.
  static func code(_ source: String, typesetter: Typesetter) -> [String] {
    typesetter.codeLines(source.madeVisible, language: "swift")
  }

  /// The lines that an excerpt shows on each side of the first one that is marked.
  private static let linesAround = 5

  /// Creates a listing without code, of the compiler's messages that are about no line of the
  /// exercise's own file; nil where there are none.
  init?(elsewhere graded: GradedExercise) {
    others = graded.shownDiagnostics.filter { $0.file != graded.exercise.file || $0.line < 1 }
      .map { Remark($0, withPlace: true) }
    guard !others.isEmpty else { return nil }
    file = graded.exercise.file
    isOpen = false
    linesBefore = nil
    lines = []
    hasLines = false
  }

  /// Creates the listing of an exercise, or nil where there is neither code nor anything to say.
  ///
  /// - Parameters:
  ///   - graded: The exercise.
  ///   - isExcerpt: Whether only the lines around the first marked one are shown. Where none is
  ///     marked, the whole file is.
  ///   - typesetter: Converts code to HTML.
  init?(_ graded: GradedExercise, isExcerpt: Bool = false, typesetter: Typesetter) {
    let diagnostics = graded.shownDiagnostics
    guard graded.source != nil || !diagnostics.isEmpty else { return nil }
    file = graded.exercise.file
    let pointedAt = graded.location.flatMap { $0.file == graded.exercise.file ? $0.line : nil }
    var code = Self.code(graded.source ?? "", typesetter: typesetter)
    if code.last?.isEmpty == true { code.removeLast() }
    let count = code.count
    func isHere(_ diagnostic: Diagnostic) -> Bool {
      diagnostic.file == graded.exercise.file && (1...max(count, 1)).contains(diagnostic.line)
        && count > 0
    }
    let here = Dictionary(grouping: diagnostics.filter(isHere), by: \.line)
    let all = code.enumerated().map { index, html in
      let remarks = (here[index + 1] ?? []).map { Remark($0, withPlace: false) }
      return Line(
        code: Markup(html),
        emphasis: remarks.first?.severity ?? (index + 1 == pointedAt ? "error" : nil),
        remarks: remarks)
    }
    let marked = all.firstIndex { $0.emphasis != nil }
    isOpen = graded.needsFixing && (!isExcerpt || marked != nil)
    let shown =
      if isExcerpt, let marked {
        max(0, marked - Self.linesAround)..<min(all.count, marked + Self.linesAround + 1)
      } else {
        all.indices
      }
    lines = Array(all[shown])
    linesBefore = shown.lowerBound > 0 ? shown.lowerBound : nil
    hasLines = !lines.isEmpty
    others = diagnostics.filter { !isHere($0) || !shown.contains($0.line - 1) }.map {
      Remark($0, withPlace: true)
    }
  }
}

extension CodeListing.Remark {
  fileprivate init(_ diagnostic: Diagnostic, withPlace: Bool) {
    let line = diagnostic.line > 0 ? ":\(diagnostic.line):\(diagnostic.column)" : ""
    self.init(
      severity: diagnostic.severity.rawValue, place: withPlace ? diagnostic.file + line : nil,
      message: Markup(sentence: diagnostic.message))
  }
}
