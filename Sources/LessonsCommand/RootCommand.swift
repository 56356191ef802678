package import ArgumentParser

/// `lessons`: the command and its subcommands.
package struct RootCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "lessons",
    abstract: "Runs the exercises of a lesson and says what to do next.",
    discussion: """
      A lesson is a Markdown file with exercises in it. You write the Swift files in the lesson's \
      folder Exercises; lessons check compiles them, watches what they do, and writes a graded page.

      Exit status: 0 all exercises passed, 1 some did not, 64 wrong usage, 65 a faulty lesson, 70 a \
      fault of the program.
      """,
    version: "1.0.0",
    subcommands: [
      ListCommand.self, CheckCommand.self, WatchCommand.self, HintCommand.self, ResetCommand.self,
      SolutionCommand.self, FigureCommand.self, PublishCommand.self, VerifyCommand.self,
      DoctorCommand.self,
    ])

  package init() {}
}
