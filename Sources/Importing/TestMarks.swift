/// Recognizes cells with the tests of nbgrader and of Otter.
enum TestMarks {
  /// Whether a cell of code has tests that are not part of the text.
  static func isTest(_ cell: NotebookCell) -> Bool {
    if cell.grading?.isTest == true { return true }
    if cell.source.uppercased().contains(/#.*\bHIDDEN TESTS?\b/) { return true }
    let first = cell.source.split(separator: "\n").first { !$0.allSatisfy(\.isWhitespace) } ?? ""
    let mark =
      /^\s*(?:"""\s*)?#+\s*(?:(?:HIDDEN |PUBLIC )?TEST\b|BEGIN TEST\b|TEST CONFIG|BEGIN TEST CONFIG|HASHED AUTOTEST|AUTOTEST)/
    return first.uppercased().contains(mark)
  }

  /// Whether a cell only calls Otter or nbgrader.
  static func isGraderCall(_ source: String) -> Bool {
    let lines = source.split(separator: "\n").map { $0.drop(while: \.isWhitespace) }
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }
    let call =
      /^(?:grader\s*=\s*otter\.|grader\.(?:check|check_all|export)\b|import otter\b|from otter\b|ok\.grade\b|_\s*=\s*ok\.|from client\.api\.notebook|ok\s*=\s*Notebook)/
    return !lines.isEmpty && lines.allSatisfy { $0.firstMatch(of: call) != nil }
  }
}
