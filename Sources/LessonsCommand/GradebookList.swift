internal import ArgumentParser
internal import ClassReporting
internal import Foundation
internal import Grading
internal import Reporting
internal import VisibleText

/// `lessons gradebook list`.
struct GradebookList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the students with their scores.")

  @ParentCommand var parent: GradebookCommand

  func run() async throws {
    try await failing {
      let results = try parent.open().results()
      try StandardOutput.write(StudentTable(results.students, of: results).text)
    }
  }
}

/// `lessons gradebook query`.
struct GradebookQuery: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Lists the students who fit all conditions.",
    discussion: "A misconception is named by its id or the beginning of it, such as adam.")

  @ParentCommand var parent: GradebookCommand

  @Option(help: "The student's id or name, or a part of it.")
  var student: String?
  @Option(help: "An exercise; with --status, its status.")
  var exercise: String?
  @Option(help: "A misconception that was found.")
  var misconception: String?
  @Option(help: "The status of the submission, or of the exercise that is named.")
  var status: String?

  func run() async throws {
    try await failing {
      let book = try parent.open()
      if let exercise { _ = try book.lesson.lesson.exercise(exercise) }
      let results = try book.results()
      let found = results.students.filter(fits)
      try StandardOutput.write(StudentTable(found, of: results).text)
    }
  }

  private func fits(_ result: StudentResult) -> Bool {
    if let student {
      let names = [result.student, result.name ?? ""].map { $0.lowercased() }
      guard names.contains(where: { $0.contains(student.lowercased()) }) else { return false }
    }
    let exercises = result.report?.exercises.filter { exercise == nil || $0.id == exercise } ?? []
    if let misconception {
      guard
        exercises.contains(where: { found in
          found.misconceptions.contains { $0.hasPrefix(misconception) }
        })
      else { return false }
    }
    if let status {
      return exercise == nil
        ? result.status.rawValue == status : exercises.contains { $0.status == status }
    }
    return exercise == nil || misconception != nil || !exercises.isEmpty
  }
}

/// A table of students for a terminal.
struct StudentTable {
  let text: String

  init(_ students: [StudentResult], of results: ClassResults) {
    let header = ["student", "score", "bonus"] + results.exercises.map(\.id) + ["status"]
    let rows = students.map { student in
      let points = student.points(in: results.exercises)
      return [
        student.shownName.madeVisibleOnOneLine,
        student.hasScore ? "\(student.score(in: results.exercises))" : "–",
        student.hasScore ? "\(student.bonusScore(in: results.exercises))" : "–",
      ] + results.exercises.map { points[$0.id].map(String.init) ?? "–" } + [student.shownStatus]
    }
    let all = [header] + rows
    let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    text = all.map { row in
      let cells = row.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - row[column].count)
        // Between the names and the status are numbers.
        let isNumber = column > 0 && column < row.count - 1
        return isNumber ? padding + row[column] : row[column] + padding
      }
      return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }
}

extension StudentResult {
  /// The student's id, and the name where there is another one.
  var shownName: String {
    guard let name, name != student else { return student }
    return "\(student) (\(name))"
  }

  /// The status of the submission, whether it was late, and the reason where there is no verdict.
  fileprivate var shownStatus: String {
    status.rawValue + (isLate == true ? ", late" : "")
      + (reason.map { ": \($0.madeVisibleOnOneLine)" } ?? "")
  }
}
