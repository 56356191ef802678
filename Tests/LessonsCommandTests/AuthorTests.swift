import Foundation
import TestSupport
import Testing

/// The author's commands: `new`, `verify --fix` and `watch --author`.
@Suite struct AuthorTests {
  /// A course with the package's manifest and a lesson.
  private func course() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for part in ["Package.swift", "Lessons/Search"] {
      let target = folder.url.appending(path: part)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: Command.root.appending(path: part), to: target)
    }
    return folder
  }

  private func list(_ output: String) -> [String] {
    output.split(separator: "\n").map(String.init).filter { $0.hasPrefix("  ") }
  }

  @Test("A new lesson lacks nothing but to be built, and its name is taken from then on")
  func new() async throws {
    let course = try course()
    let made = try await Command.run("new", "my-lesson", in: course.url)
    #expect(made.status == 0)
    #expect(made.output.contains("“my-lesson” is written MyLesson"))
    #expect(made.output.contains("swift run lessons verify my-lesson"))
    let manifest = try String(
      contentsOf: course.url.appending(path: "Package.swift"), encoding: .utf8)
    #expect(manifest.split(separator: "\n").contains("lesson(\"MyLesson\")"))
    let verify = try await Command.run("verify", "my-lesson", in: course.url)
    #expect(verify.status == 65)
    #expect(
      list(verify.output).map { $0.prefix(49) } == [
        "  1. there is no class MyLessonChecks.LessonEntry"
      ])
    // The line and the class are there; only the build is missing.
    #expect(verify.output.contains("LessonChecks in this program; build it again\n"))
    #expect(try await Command.run("list", in: course.url).output.contains("MyLesson"))
    let again = try await Command.run("new", "MyLesson", in: course.url)
    #expect(again.status == 64)
    #expect(
      again.errors
        == "error: A lesson cannot be called MyLesson: there is a lesson MyLesson. Choose another "
        + "name.\n")
    let bad = try await Command.run("new", "9lives", in: course.url)
    #expect(bad.status == 64)
  }

  @Test(
    "A lesson under way lists what is missing, and --fix writes its stubs and leaves work alone")
  func underWay() async throws {
    let course = try course()
    try FileManager.default.createDirectory(
      at: course.url.appending(path: "Lessons/Bisection"), withIntermediateDirectories: true)
    func verify(_ options: String...) async throws -> Command.Outcome {
      let outcome = try await Command.run(["verify", "bisection"] + options, in: course.url)
      #expect(outcome.status == 65)
      return outcome
    }
    #expect(list(try await verify().output)[0].contains("no Lessons/Bisection/Lesson.md"))
    try course.write("# Bisection\n", to: "Lessons/Bisection/Lesson.md")
    let bare = list(try await verify().output)
    #expect(bare.count == 2 && bare[0].contains("has no front matter"))
    try course.write(
      """
      ---
      title: Bisection
      module: Bisection
      language: swift
      summary: S
      ---

      ## Half

      ```swift {#half .exercise points=10 file=Half.swift}
      import LessonKit
      public func half(_ low: Double, _ high: Double) -> Double { unfinished("half") }
      ```

      """, to: "Lessons/Bisection/Lesson.md")
    let first = list(try await verify().output)
    #expect(first[0].hasPrefix("  1. Exercises/Half.swift is missing"))
    #expect(first[1].contains("has no solutions yet"))
    #expect(first[2].contains("Package.swift has no line lesson(\"Bisection\")"))
    #expect(
      first[3].hasSuffix("declare the class in Lessons/Bisection/Checks, and build it again"))
    let check = try await Command.run("check", "bisection", in: course.url)
    #expect(
      check.errors.contains(
        "add the line lesson(\"Bisection\") to Package.swift, declare the class in "
          + "Lessons/Bisection/Checks, and build it again"))
    let fixed = try await verify("--fix")
    #expect(fixed.errors == "Lessons/Bisection/Exercises/Half.swift is written.\n")
    #expect(list(fixed.output)[0].contains("has no solutions yet"))
    #expect(try await verify("--fix").errors == "Every file in Exercises is its stub.\n")
    let work = "public func half(_ low: Double, _ high: Double) -> Double { low }\n"
    try course.write(work, to: "Lessons/Bisection/Exercises/Half.swift")
    #expect(try await verify("--fix").errors.contains("is left as it is, because it holds work."))
    #expect(
      try String(
        contentsOf: course.url.appending(path: "Lessons/Bisection/Exercises/Half.swift"),
        encoding: .utf8) == work)
  }

  @Test("watch --author lists what is missing again after each save, and the page is served")
  func watch() async throws {
    let course = try course()
    try course.write("# Bisection\n", to: "Lessons/Bisection/Lesson.md")
    let output = course.url.appending(path: "output")
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    let file = try FileHandle(forWritingTo: output)
    let watch = try StartedProgram(
      Command.program, ["watch", "--author", "--no-open", "bisection"], in: course.url,
      streams: (nil, file.fileDescriptor, nil))
    func prints(_ text: String) async throws -> Bool {
      while try !String(contentsOf: output, encoding: .utf8).contains(text) {
        guard watch.isRunning else { return false }
        try await Task.sleep(for: .milliseconds(20))
      }
      return true
    }
    #expect(try await prints("Page: http://127.0.0.1:"))
    #expect(try await prints("Faults of the text:\n  Bisection/Lesson.md:1:1: error: the lesson"))
    #expect(try await prints("1. Bisection/Lesson.md:1:1: error: the lesson has no front matter"))
    try course.write(
      "---\ntitle: B\nmodule: Bisection\nlanguage: swift\nsummary: S\n---\n\n# B\n",
      to: "Lessons/Bisection/Lesson.md")
    #expect(try await prints("1. Lesson.md has no exercise"))
    watch.send(SIGTERM)
    #expect(await watch.end() == .exited(128 + SIGTERM))
  }

  @Test("watch --author verifies a whole lesson, and says so of an exercise")
  func wrongUsage() async throws {
    let outcome = try await Command.run("watch", "--author", "search", "grid")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("Leave out the exercise."))
    #expect(try await Command.run("watch", "--author", "nope").status == 64)
  }
}
