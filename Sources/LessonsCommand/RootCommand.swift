package import ArgumentParser
internal import Glibc

/// `lessons`: the command and its subcommands.
package struct RootCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "lessons",
    abstract: "Runs the exercises of a lesson and says what to do next.",
    discussion: """
      A lesson is a Markdown file with exercises. You write Swift files in the lesson's folder \
      Exercises; lessons check compiles and runs them, grades the result and writes a report.

      Exit status: 0 all exercises passed, 1 some did not, 64 wrong usage, 65 a faulty lesson or \
      course.yaml, 70 an internal error, 74 output that cannot be written, 75 grade was \
      interrupted and can be run again, 128 + n ended by signal n.
      """,
    version: "1.0.0",
    subcommands: [
      ListCommand.self, CheckCommand.self, WatchCommand.self, NotebookCommand.self,
      HintCommand.self, ResetCommand.self, SolutionCommand.self, FigureCommand.self,
      RunCommand.self, PublishCommand.self, NewCommand.self, ImportCommand.self,
      VerifyCommand.self,
      GradeCommand.self, MergeCommand.self, GradebookCommand.self, DoctorCommand.self,
    ])

  package init() {}

  /// Runs the command that the arguments name, and returns the exit status.
  ///
  /// Help and version texts are also written by ``StandardOutput``.
  package static func exitStatus() async -> Int32 {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return EXIT_SUCCESS
    } catch {
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      guard !message.isEmpty else { return code.rawValue }
      guard code.isSuccess else {
        StandardError.write(message + "\n")
        return code.rawValue
      }
      do {
        try await failing { try StandardOutput.printLine(message) }
        return code.rawValue
      } catch {
        return exitCode(for: error).rawValue
      }
    }
  }
}
