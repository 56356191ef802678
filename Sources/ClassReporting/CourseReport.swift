internal import Foundation

/// The files about a class in all lessons of a course. Equal results give equal bytes.
package struct CourseReport: Sendable {
  private let results: CourseResults

  package init(_ results: CourseResults) {
    self.results = results
  }

  package var files: [ClassReport.File] {
    [
      ClassReport.File("grades.csv") { [results] write in
        try write(Data(CSVText(rows: Self.grades(results)).text.utf8))
      },
      ClassReport.File("index.html") { [results] write in
        try write(Data(try CoursePage.text(results).utf8))
      },
    ]
  }

  /// The table `grades.csv`: the total in percent, and each lesson's points without the bonus.
  private static func grades(_ results: CourseResults) -> [[String]] {
    let header = ["student", "name", "total", "max_total", "bonus", "late", "status"]
    return [header + results.lessons.map(\.results.lesson.safeInSpreadsheet)]
      + results.students.map { student in
        [
          student.student.safeInSpreadsheet, (student.name ?? "").safeInSpreadsheet,
          student.total.map(\.inHundredths) ?? "", "100",
          student.bonus(in: results.lessons).map(String.init) ?? "",
          student.isLate.map { $0 ? "yes" : "no" } ?? "", student.status.rawValue,
        ]
          + zip(student.results, results.lessons).map { result, lesson in
            guard let result else { return "0" }
            return result.hasScore ? "\(result.score(in: lesson.results.exercises))" : ""
          }
      }
  }
}

extension Double {
  /// The number rounded to hundredths, in the fewest digits, such as `66.67` or `100`.
  var inHundredths: String {
    let hundredths = Int((self * 100).rounded())
    let (whole, rest) = (hundredths / 100, hundredths % 100)
    if rest == 0 { return "\(whole)" }
    return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}
