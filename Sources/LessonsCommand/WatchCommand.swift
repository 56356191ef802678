internal import ArgumentParser
internal import Compiling
internal import Courses
internal import FileWatching
internal import Files
internal import Foundation
internal import LessonReading
internal import LocalServer
internal import Progress

/// `lessons watch`.
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Checks an exercise each time you save it and shows what to do next.",
    discussion: """
      Keys: h the next hint, r run the check again, n the next exercise, o open the report, q quit. \
      The report in the browser is updated too. Without a terminal, watch prints each result and \
      reads no keys. No browser is opened until you press o.

      --author is for authors: it verifies the lesson each time one of its files or solutions is saved, \
      lists what is still to do, and updates the lesson's page. Changed checks are compiled first.
      """)

  @Argument(
    help: """
      The lesson, by the name that lessons list gives it. Without it, the one that you worked on \
      last.
      """)
  var lesson: String?

  @Argument(help: "The exercise to begin with; the first that has not passed if none is named.")
  var exercise: String?

  @Flag(
    help: "Read the files periodically, for folders whose changes the kernel does not announce.")
  var poll = false

  @Flag(help: "Verify the lesson, for its author, instead of checking an exercise.")
  var author = false

  @Flag(help: "Only print the address. That is always so: the page opens in the browser with o.")
  var noOpen = false

  @Option(help: "The seed of the random generator for the checks' inputs.")
  var seed: UInt64 = 0

  @OptionGroup var course: CourseOptions

  func run() async throws {
    try await failing {
      if author { return try await watchAsAuthor() }
      let choice = try LessonChoice(
        [lesson, exercise].compactMap(\.self), cells: [.exercise], in: try course.course())
      let grader = try StudentGrader(
        choice.folder, toolchain: try Toolchain.ofThisProcess(), seed: seed)
      let first = try choice.names.first.map { try grader.lesson.exercise($0) }
      var session = WatchSession(
        grader: grader, server: await server(), display: ScreenOutput(), first: first)
      try await session.run(means: poll ? .polling : .events)
    }
  }

  private func watchAsAuthor() async throws {
    guard exercise == nil else {
      throw ReportedFault(
        .usage, "--author verifies the whole lesson. Leave out the exercise.")
    }
    guard let lesson else {
      throw ReportedFault(.usage, "--author needs the name of a lesson.")
    }
    let folder = try course.course().lessonUnderWay(lesson)
    let id = Lesson.id(ofModule: folder.name)
    var session = AuthorSession(
      AuthorRound(
        folder: folder, executable: try Self.executable(),
        page: folder.course.reports.appending(path: "\(id)-author.html")),
      server: await server(), seed: seed, means: poll ? .polling : .events)
    try await session.run()
  }

  /// The path of this program's file, at which a build replaces it.
  private static func executable() throws -> URL {
    do {
      return URL(
        filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    } catch {
      throw ReportedFault(
        .machine, "The running program cannot be found: \(SystemError(error).sentences)")
    }
  }

  /// Starts the report's server; nil if that fails, and then the report is only a file.
  private func server() async -> ReportServer? {
    do {
      return try await ReportServer()
    } catch {
      StandardError.write("note: \(error)\n")
      return nil
    }
  }
}
