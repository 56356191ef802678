internal import Reporting
internal import VisibleText

/// The table of all students. A class has thousands, so it is written without a template and without
/// the end tags that HTML allows to be left out.
struct StudentRoll {
  /// The cells of the table's header.
  let header: String
  /// The rows.
  let rows: String
  /// Whether an instructor's mark is among the points.
  let hasMarks: Bool

  init(_ results: ClassResults) {
    let hasNames = results.students.contains { $0.name != nil }
    let hasDueDate = results.students.contains { $0.isLate != nil }
    var header = "<th scope=col>Student"
    if hasNames { header += "<th scope=col>Name" }
    header += "<th scope=col class=num>Score<th scope=col class=num>Bonus"
    for exercise in results.exercises {
      header += "<th scope=col class=num>\(exercise.title.cell)"
    }
    if hasDueDate { header += "<th scope=col>Late" }
    self.header = header + "<th scope=col>Status"
    var rows = ""
    rows.reserveCapacity(results.students.count * 200)
    for student in results.students {
      rows += "<tr><th scope=row>"
      rows += StudentNames.id(of: student)
      if hasNames { rows += "<td>" + (student.name ?? "").cell }
      let (score, bonus) = (
        student.score(in: results.exercises), student.bonusScore(in: results.exercises)
      )
      rows += student.hasScore ? "<td class=num>\(score)<td class=num>\(bonus)" : "<td><td>"
      let points = student.points(in: results.exercises)
      for exercise in results.exercises {
        rows += "<td class=num>"
        if let points = points[exercise.id] { rows += "\(points)" }
        if student.marks[exercise.id] != nil { rows += "*" }
      }
      if hasDueDate { rows += student.isLate == true ? "<td>late" : "<td>" }
      rows += "<td class=t>" + student.status.rawValue
      if let reason = student.reason {
        rows += ": " + Markup(sentence: reason.madeVisibleOnOneLine.cut(to: PageLimit.cell)).html
      }
      rows += "\n"
    }
    self.rows = rows
    hasMarks = results.students.contains { !$0.marks.isEmpty }
  }
}
