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
    usage: "lessons reset [LESSON] EXERCISE [--course DIR]",
    discussion: """
      The file in Exercises becomes the stub again, as does that of an experiment. Its old content is saved in the folder .kept \
      beside it, where nothing is compiled or checked. The command prints the saved file's name.
      """)

  @OptionGroup var options: ExerciseOptions

  func run() async throws {
    try await failing {
      let cell = try cell()
      do {
        let reset = try ExerciseReset(cell.file, in: cell.folder, stub: cell.stub)
        let file = cell.folder.appending(path: cell.file).relativeToHere
        try StandardOutput.printLine("\(file) is the stub again.")
        try StandardOutput.printLine(
          reset.savedWork.map { "Your work is saved in \($0.relativeToHere)." }
            ?? "There was no work to save.")
      } catch let fault as FileFault {
        throw ReportedFault(.machine, "The exercise cannot be reset: \(fault)")
      }
    }
  }

  /// Returns the file, its folder and the stub of the exercise or experiment that is named.
  private func cell() throws -> (file: String, folder: URL, stub: String) {
    let choice = try options.choice(among: [.exercise, .experiment])
    let (folder, name) = (choice.folder, try choice.only(.exercise))
    let lesson = try readLesson(at: folder.text.path)
    if let experiment = lesson.experiments.first(where: { $0.id == name }) {
      return (experiment.file, folder.experiments, experiment.stub)
    }
    let exercise = try lesson.exercise(name)
    return (exercise.file, folder.exercises, exercise.stub)
  }
}
