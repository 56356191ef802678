internal import ArgumentParser
internal import Courses
internal import Files
internal import Foundation
internal import LessonReading
internal import Progress

/// `lessons reset`.
struct ResetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset",
    abstract: "Restores an exercise's stub and keeps your old work.",
    discussion: """
      The file in Exercises becomes the stub again. Its old content is saved in the folder .kept \
      beside it, where nothing is compiled or checked. The command prints the saved file's name.
      """)

  @OptionGroup var options: ExerciseOptions

  func run() async throws {
    try await failing {
      let found = try options.find()
      let folder = found.folder.exercises
      let exercise = found.exercise
      do {
        let reset = try ExerciseReset(exercise.file, in: folder, stub: exercise.stub)
        let file = folder.appending(path: exercise.file).relativeToHere
        try StandardOutput.printLine("\(file) is the stub again.")
        try StandardOutput.printLine(
          reset.savedWork.map { "Your work is saved in \($0.relativeToHere)." }
            ?? "There was no work to save.")
      } catch let fault as FileFault {
        throw ReportedFault(.machine, "The exercise cannot be reset: \(fault)")
      }
    }
  }
}
