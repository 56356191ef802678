internal import ArgumentParser
internal import Checking
internal import Courses
internal import Foundation
internal import LessonReading
internal import Progress

/// `lessons solution`.
struct SolutionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solution",
    abstract: "Shows the course's solution once your file has passed.",
    usage: "lessons solution [LESSON] EXERCISE [--anyway] [--course DIR]",
    discussion: """
      A file that changed after its check no longer counts as passed. --anyway shows the solution \
      in any case.
      """)

  @OptionGroup var options: ExerciseOptions

  @Flag(help: "Show it even if your file has not passed.")
  var anyway = false

  func run() async throws {
    try await failing {
      let found = try options.find()
      let exercise = found.exercise
      if !anyway, let refusal = try refusal(of: found) {
        StandardError.write("\(refusal)\n")
        throw ExitCode.someDidNotPass
      }
      try found.folder.requireSolutions()
      let file = found.folder.solutions.appending(path: exercise.file)
      guard let text = FileManager.default.contents(atPath: file.path) else {
        throw ReportedFault(
          .lesson, "The course has no solution to “\(exercise.title)”: \(file.path) is missing.")
      }
      try StandardOutput.write(Array(text))
    }
  }

  /// Explains why the solution is not shown yet; nil if the exercise has passed.
  private func refusal(of found: ExerciseOptions.Found) throws -> String? {
    let id = found.exercise.id
    let submission = try Submission(folder: found.folder.exercises, lesson: found.lesson)
    let standing = found.progressRecord.read().printingRemark()
      .progress(of: id, content: submission.content(of: id))
    let title = "“\(found.exercise.title)”"
    let reason: String
    switch standing {
    case .checked(let entry) where entry.status == .passed: return nil
    case .checked: reason = "\(title) has not passed yet."
    case .stale: reason = "\(title) has changed since it was checked."
    case .unchecked: reason = "\(title) was not checked yet."
    }
    return "\(reason) Check it: lessons check \(found.lesson.id) \(id). "
      + "To see the solution before it passes, add --anyway."
  }
}
