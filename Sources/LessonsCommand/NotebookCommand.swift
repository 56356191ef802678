internal import ArgumentParser
internal import Compiling
internal import Courses
internal import Foundation
internal import Notebook

/// `lessons notebook`.
struct NotebookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notebook",
    abstract: "Opens a lesson as a page on which you read, write and run.",
    discussion: """
      The page edits your files in the folder Exercises and saves them while you type. It is served \
      on this machine alone. The first line printed is its address, which works once. End it with \
      Control-C.
      """)

  @Argument(
    help: """
      The lesson, by the name that lessons list gives it. Without it, the one that you worked on \
      last.
      """)
  var lesson: String?

  @Option(help: "The port; the one used last if it is free, or else any.")
  var port: UInt16?

  @Flag(help: "Only print the address, and do not open it in the browser.")
  var noOpen = false

  @OptionGroup var course: CourseOptions

  func run() async throws {
    try await failing {
      let choice = try LessonChoice(
        [lesson].compactMap(\.self), cells: [], in: try course.course())
      let server = try await NotebookServer(
        choice.folder, toolchain: try Toolchain.ofThisProcess(), port: port)
      try StandardOutput.printLine(server.address)
      if !noOpen, let address = URL(string: server.address) {
        do {
          try await Browser.open(address)
        } catch {
          StandardError.write("note: \(error)\n")
        }
      }
      try await server.serve()
    }
  }
}
