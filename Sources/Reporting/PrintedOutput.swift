internal import Grading
internal import VisibleText

/// The last lines of a submission's output, as a terminal shows them.
struct PrintedOutput {
  /// The most lines that are shown.
  private static let limit = 10

  let lines: [String]
  /// How many lines before those are not shown.
  let omitted: Int

  /// Returns nil where nothing was printed.
  init?(_ graded: GradedExercise) {
    var all = graded.output.madeVisible.split(separator: "\n", omittingEmptySubsequences: false)
    while all.last?.isEmpty == true { all.removeLast() }
    guard !all.isEmpty else { return nil }
    lines = all.suffix(Self.limit).map(String.init)
    omitted = all.count - lines.count
  }

  /// A heading, and the lines indented under it, cut where they are wider than the terminal.
  func text(on page: TerminalText) -> [String] {
    let rest = omitted == 0 ? "" : ", the last \(lines.count) of \(lines.count + omitted) lines"
    return page.wrapped("It printed\(rest):", indent: 2)
      + lines.map { "    " + $0.cut(to: max(page.width - 4, 16)) }
  }
}
