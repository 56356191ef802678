internal import Foundation

/// The class's grades as tables for spreadsheets and for the gradebooks of other systems.
///
/// Text that a spreadsheet would run as a formula has an apostrophe before it. A student without a
/// score, because the grader failed, has empty fields: importing them changes no grade.
struct GradeTables: Sendable {
  private let results: ClassResults

  init(_ results: ClassResults) {
    self.results = results
  }

  /// The table `grades.csv`.
  var grades: [[String]] {
    let header = ["student", "name", "score", "max_score", "bonus", "late", "status"]
    return [header + results.exercises.map(\.id.safeInSpreadsheet)]
      + results.students.map { student in
        let points = student.points(in: results.exercises)
        return [
          student.student.safeInSpreadsheet, (student.name ?? "").safeInSpreadsheet,
          student.hasScore ? "\(student.score(in: results.exercises))" : "",
          "\(results.maxScore)",
          student.hasScore ? "\(student.bonusScore(in: results.exercises))" : "",
          student.isLate.map { $0 ? "yes" : "no" } ?? "", student.status.rawValue,
        ] + results.exercises.map { exercise in points[exercise.id].map { "\($0)" } ?? "" }
      }
  }

  /// The table for the gradebook of Canvas, with the bonus as extra points.
  ///
  /// The columns before the points are those that Canvas's own export has, the last of them `Section`.
  /// A student is found by `ID`, else by `SIS User ID`, else by `SIS Login ID`.
  ///
  /// Source: Canvas LMS, `gradebook_importer.rb`.
  var canvas: [[String]] {
    let values = results.students.map(RosterValues.init)
    let hasUserID = values.contains { $0.value("SIS User ID") != nil }
    let userID = hasUserID ? ["SIS User ID"] : []
    let header = ["Student", "ID"] + userID + ["SIS Login ID", "Section", canvasColumn]
    let possible =
      ["    Points Possible", ""] + userID.map { _ in "" } + ["", "", "\(results.maxScore)"]
    return [header, possible]
      + zip(results.students, values).map { student, values in
        let userID = hasUserID ? [values.value("SIS User ID") ?? ""] : []
        return
          ([student.name ?? values.value("Student") ?? values.name, values.value("ID") ?? ""]
          + userID
          + [
            values.value("SIS Login ID", "Login ID", "Login", "Username") ?? student.student,
            values.value("Section") ?? "",
          ]).map(\.safeInSpreadsheet) + [total(of: student)]
      }
  }

  /// The header of the assignment: the roster's own where the roster is an export of Canvas with the
  /// lesson in it, for it has the assignment's number, or else the lesson's title.
  private var canvasColumn: String {
    let headers = Set(results.students.flatMap(\.roster.keys)).sorted()
    let own = headers.first { header in
      header.hasPrefix("\(results.title) (") && header.hasSuffix(")")
        && header.dropFirst(results.title.count + 2).dropLast().allSatisfy(\.isNumber)
    }
    return (own ?? results.title).safeInSpreadsheet
  }

  /// The table for Moodle: its grading worksheet, which its grade import takes, too.
  ///
  /// The worksheet finds a student by `Identifier`, and needs `Grade` and `Last modified (grade)`; the
  /// grade import finds one by `Username`, `ID number` or `Email address`.
  ///
  /// Source: Moodle, `mod/assign/feedback/offline/importgradeslib.php`.
  var moodle: [[String]] {
    let header = [
      "Identifier", "Full name", "Username", "ID number", "Email address", "Status", "Grade",
      "Maximum Grade", "Last modified (grade)",
    ]
    return [header]
      + results.students.map { student in
        let values = RosterValues(student)
        return
          [
            values.value("Identifier") ?? "", values.name,
            values.value("Username", "Login") ?? student.student,
            values.value("ID number") ?? "", values.value("Email address", "Email") ?? "",
            values.value("Status") ?? "",
          ].map(\.safeInSpreadsheet)
          + [
            total(of: student), "\(results.maxScore)",
            (values.value("Last modified (grade)") ?? "").safeInSpreadsheet,
          ]
      }
  }

  /// The table in the form of Gradescope's exported grades.
  var gradescope: [[String]] {
    let header = [
      "First Name", "Last Name", "SID", "Email", "Section", "Total Score", "Max Points", "Status",
    ]
    let questions = results.exercises.enumerated().map { index, exercise in
      "\(index + 1): \(exercise.title) (\(exercise.maxScore).0 pts)"
    }
    return [header + questions]
      + results.students.map { student in
        let values = RosterValues(student)
        let name = values.nameParts
        let points = student.points(in: results.exercises)
        return
          [
            name.first, name.last, values.value("SID", "Student ID") ?? student.student,
            values.value("Email", "Email address") ?? "", values.value("Section") ?? "",
          ].map(\.safeInSpreadsheet)
          + [
            total(of: student), "\(results.maxScore)",
            student.status == .nothingHandedIn
              ? "Missing" : student.hasScore ? "Graded" : "Ungraded",
          ] + results.exercises.map { exercise in points[exercise.id].map { "\($0)" } ?? "" }
      }
  }

  /// The points with the bonus; empty without a score.
  private func total(of student: StudentResult) -> String {
    guard student.hasScore else { return "" }
    return "\(student.score(in: results.exercises) + student.bonusScore(in: results.exercises))"
  }
}
