internal import ArgumentParser
internal import ClassGrading
internal import ClassReporting
internal import Courses
internal import Foundation
internal import Grading
internal import Reporting
internal import Gradebook
internal import LessonReading
internal import VisibleText

/// `lessons gradebook show`.
struct GradebookShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows a student's marks, what they rest on, and earlier ones.")

  @ParentCommand var parent: GradebookCommand

  @Argument(help: "The student's id.")
  var student: String

  func run() async throws {
    try await failing {
      let book = try parent.open()
      let (result, exercises) = try book.result(of: student)
      var lines = [result.shownName.madeVisibleOnOneLine]
      lines.append(
        "  \(result.status.rawValue)"
          + (result.reason.map { ": \($0.madeVisibleOnOneLine)" } ?? "")
          + (result.isLate == true ? ", late" : ""))
      let points = result.points(in: exercises)
      for exercise in exercises {
        let found = result.report?.exercises.first { $0.id == exercise.id }
        var line = "  \(exercise.id)  \(points[exercise.id] ?? 0)/\(exercise.maxScore)"
        if let found { line += "  \(found.status)" }
        if let id = found?.misconceptions.first { line += "  \(id)" }
        lines.append(line)
        if let mark = result.marks[exercise.id] {
          lines.append(
            "    set by an instructor (judged: \(found?.score ?? 0)): "
              + mark.reason.madeVisibleOnOneLine)
        } else if let found, found.status != "passed" {
          lines.append("    \(found.message.madeVisibleOnOneLine)")
        }
      }
      for run in try book.gradebook.runs() {
        guard let other = try book.gradebook.results(of: run)[student] else { continue }
        lines.append(
          "  run \(run.number) (\(run.state.rawValue)): \(other.status.rawValue), seed "
            + "\(run.inputs.seed), lesson \(run.inputs.lesson.prefix(12)), \(run.inputs.toolchain)")
      }
      try StandardOutput.write(lines.map { $0 + "\n" }.joined())
    }
  }
}

/// `lessons gradebook set`.
struct GradebookSet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Gives a student points for an exercise in place of the judged ones.",
    discussion: """
      The points stay through every regrade. --clear takes them back, so that the judged ones count \
      again.
      """)

  @ParentCommand var parent: GradebookCommand

  @Argument(help: "The student's id.")
  var student: String
  @Argument(help: "The exercise.")
  var exercise: String
  @Argument(help: "The points.")
  var points: Int?
  @Option(help: "Why; it is shown in the gradebook and on the class page.")
  var reason: String?
  @Flag(help: "Take the points back.")
  var clear = false

  func validate() throws {
    if clear {
      guard points == nil, reason == nil else {
        throw ValidationError(
          "--clear takes points back; give neither points nor --reason with it.")
      }
    } else {
      guard points != nil else { throw ValidationError("Name the points, or --clear.") }
      guard reason?.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty == false else {
        throw ValidationError("Say why with --reason; others will ask.")
      }
    }
  }

  func run() async throws {
    try await failing {
      let book = try parent.open()
      let exercise = try book.lesson.lesson.exercise(exercise)
      _ = try book.result(of: student)
      if clear {
        guard try book.gradebook.removeMark(student: student, exercise: exercise.id) else {
          throw ReportedFault(
            .usage, "No instructor gave \(student) points for \(exercise.id); nothing was changed.")
        }
      } else {
        let points = points ?? 0
        guard 0...exercise.points ~= points else {
          throw ReportedFault(
            .usage, "\(exercise.id) has 0 to \(exercise.points) points, not \(points).")
        }
        try book.gradebook.set(
          Mark(student: student, exercise: exercise.id, points: points, reason: reason ?? ""))
      }
      try book.rewrite()
      let (result, exercises) = try book.result(of: student)
      let now = "\(result.points(in: exercises)[exercise.id] ?? 0) of \(exercise.points)"
      try book.gradebook.close()
      try StandardOutput.printLine(
        "\(student.madeVisibleOnOneLine): \(exercise.id) now has \(now) points"
          + (clear ? ", as judged." : ", set by an instructor."))
    }
  }
}

/// `lessons gradebook changes`.
struct GradebookChanges: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "changes",
    abstract: "Lists what the last regrade changed, or would change if it were accepted.")

  @ParentCommand var parent: GradebookCommand

  func run() async throws {
    try await failing {
      let book = try parent.open()
      let (changes, isWaiting) = try book.gradebook.latestChanges()
      guard !changes.isEmpty else {
        return try StandardOutput.printLine("No regrade has changed anything.")
      }
      try StandardOutput.write(ChangeTable(changes, isWaiting: isWaiting).text)
    }
  }
}

/// The changes of a regrade for a terminal.
struct ChangeTable {
  let text: String

  init(_ changes: [GradeChange], isWaiting: Bool) {
    let lines = changes.map { change in
      let place = [change.exercise, change.check].compactMap(\.self).filter { !$0.isEmpty }
        .joined(separator: " · ")
      let causes = change.causes.map(\.rawValue).joined(separator: ", ")
      return "  \(change.student.madeVisibleOnOneLine)  \(place.isEmpty ? "submission" : place)  "
        + "\(Self.text(change.before)) → \(Self.text(change.after))  (\(causes))\n"
    }
    let students = Set(changes.map(\.student)).count
    let verb = isWaiting ? "would change" : "changed"
    text =
      "The regrade \(verb) results of \(students) \(students == 1 ? "student" : "students"):\n"
      + lines.joined()
      + (isWaiting
        ? "Nothing is applied yet. Run the same command with --accept to apply it.\n" : "")
  }

  private static func text(_ grade: Grade?) -> String {
    grade.map { "\($0.points) \($0.status)" } ?? "none"
  }
}
