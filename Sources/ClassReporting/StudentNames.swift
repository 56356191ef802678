internal import Reporting
internal import VisibleText

/// How a page shows students: by name where there is one, else by id, with links to their reports.
struct StudentNames {
  private let students: [String: StudentResult]

  init(_ results: ClassResults) {
    students = Dictionary(
      results.students.map { ($0.student, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Returns the id of a student as HTML, with a link to the report where there is one.
  static func id(of student: StudentResult) -> String {
    let text = student.student.cell
    guard let path = student.reportPath else { return text }
    return "<a href=\"\(path.relativeLink)\">\(text)</a>"
  }

  /// Returns the id of a student and the name.
  static func idAndName(of student: StudentResult) -> String {
    let name = student.name.map { " (\($0.cell))" } ?? ""
    return id(of: student) + name
  }

  /// Returns a list of students as HTML, the first ones by name.
  func list(_ ids: [String]) -> Markup {
    let shown = ids.prefix(PageLimit.listedStudents).map { id in
      students[id].map(Self.idAndName) ?? id.cell
    }
    let rest = ids.count - shown.count
    return Markup(shown.joined(separator: ", ") + (rest > 0 ? ", and \(rest) more." : "."))
  }
}
