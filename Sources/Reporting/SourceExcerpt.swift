internal import Compiling
internal import Grading
internal import LessonReading
internal import Rainbow
internal import VisibleText

/// The compiler's first error in an exercise, with its source line and a caret below the column.
struct SourceExcerpt {
  private let diagnostic: Diagnostic
  private let line: String?
  private let others: Int
  /// Whether the exercise's message contains the compiler's, which is then not repeated.
  private let isSaid: Bool

  /// Creates the excerpt for an exercise that did not compile, or nil for one without an error.
  init?(_ exercise: GradedExercise) {
    guard let diagnostic = exercise.leadingDiagnostic else { return nil }
    self.diagnostic = diagnostic
    others = exercise.shownDiagnostics.count - 1
    isSaid = exercise.message.contains(diagnostic.message)
    // A message can be about another file of the submission than the exercise's own.
    let isOwn = diagnostic.file == exercise.exercise.file
    let lines = isOwn ? SourceLines.split(exercise.source ?? "") : []
    line = lines.indices.contains(diagnostic.line - 1) ? lines[diagnostic.line - 1] : nil
  }

  func lines(on page: TerminalText) -> [String] {
    let message = "\(diagnostic.severity.rawValue): \(diagnostic.message.madeVisible)"
    var lines = isSaid ? [] : [""] + page.wrapped(message, indent: 2)
    if let line {
      let number = "\(diagnostic.line)"
      let window = Window(line, column: diagnostic.column, room: page.width - number.count - 6)
      let margin = String(repeating: " ", count: number.count + 2)
      lines.append("  \(page.painted(number + " │", Style.dim)) \(window.text)")
      if let caret = window.caret {
        let blank = String(repeating: " ", count: caret)
        let stroke = page.painted("│", Style.dim)
        lines.append("\(margin) \(stroke) \(blank)\(page.painted("^", NamedColor.red))")
      }
    }
    if others > 0 {
      lines += page.wrapped("and \(others) more from the compiler; the first one first.", indent: 2)
    }
    return lines
  }

  /// The part of a source line that fits beside its number, and the caret's position in it.
  private struct Window {
    let text: String
    let caret: Int?

    /// Cuts out the part around a column, which counts the line's bytes from one.
    init(_ line: String, column: Int, room: Int) {
      let shown = Array(line.madeVisible.replacing("\t", with: "  "))
      let before = String(decoding: line.utf8.prefix(max(column - 1, 0)), as: UTF8.self)
      let at = before.madeVisible.replacing("\t", with: "  ").count
      let start = at < room * 3 / 4 || shown.count <= room ? 0 : at - room / 2
      let visible = shown[min(start, shown.count)...].prefix(max(room - 2, 8))
      let isCut = visible.endIndex < shown.count
      text = (start > 0 ? "…" : "") + String(visible) + (isCut ? "…" : "")
      let lead = shown[min(start, shown.count)..<min(at, shown.count)]
      let columns = TerminalText.columns(of: String(lead)) + (start > 0 ? 1 : 0)
      caret = column > 0 && at - start <= visible.count ? columns : nil
    }
  }
}
