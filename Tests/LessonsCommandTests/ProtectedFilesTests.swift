import Foundation
import TestSupport
import Testing

/// Results that would replace a file of the course's or of a submission's.
@Suite(.serialized, OneCourse()) struct ProtectedFilesTests {
  @Test("No result replaces a source, a lesson or a manifest; the exit status is 64")
  func refused() async throws {
    let course = try OneCourse.fresh()
    try course.write("import Autograd\n", to: "work/Adam.swift")
    let files = FileManager.default
    let link = course.url.appending(path: "link.html").path
    if !files.fileExists(atPath: link) {
      try files.createSymbolicLink(
        atPath: link, withDestinationPath: "Solutions/Optimizers/Adam.swift")
    }
    let check = ["check", "optimizers", "adam"]
    let cases: [(file: String, command: [String])] = [
      ("Package.swift", check + ["--report", "Package.swift"]),
      ("Package.swift", check + ["--json", "./Lessons/../Package.swift"]),
      ("Lessons/Optimizers/Lesson.md", check + ["--report", "Lessons/Optimizers/Lesson.md"]),
      (
        "Lessons/Optimizers/Exercises/Adam.swift",
        check + ["--report", "Lessons/Optimizers/Exercises/Adam.swift"]
      ),
      ("Solutions/Optimizers/Adam.swift", check + ["--report", "link.html"]),
      ("work/Adam.swift", check + ["--submission", "work", "--json", "work/Adam.swift"]),
      ("Package.swift", ["figure", "optimizers", "banana", "--output", "Package.swift"]),
    ]
    for (file, command) in cases {
      let before = try Data(contentsOf: course.url.appending(path: file))
      let outcome = try await Command.run(command, in: course.url)
      #expect(outcome.status == 64, "\(command)")
      #expect(outcome.errors.contains("was not written"), "\(command): \(outcome.errors)")
      #expect(outcome.output.isEmpty)
      #expect(try Data(contentsOf: course.url.appending(path: file)) == before)
    }
    let site = try await Command.run("publish", "--output", "Lessons/site", in: course.url)
    #expect(site.status == 64)
    #expect(!files.fileExists(atPath: course.url.appending(path: "Lessons/site").path))
  }

  @Test("A new file that would be taken for a source of the submission's is refused")
  func newSource() async throws {
    let course = try OneCourse.fresh()
    let file = "Lessons/Optimizers/Exercises/Report.swift"
    let outcome = try await Command.run(
      "check", "optimizers", "adam", "--report", file, in: course.url)
    #expect(outcome.status == 64)
    #expect(!FileManager.default.fileExists(atPath: course.url.appending(path: file).path))
  }

  @Test("A result replaces an earlier one of its kind, in the course too")
  func replaced() async throws {
    let course = try OneCourse.fresh()
    for _ in 1...2 {
      let outcome = try await Command.run(
        "check", "optimizers", "adam", "--report", "page.html", "--json", "verdicts.json",
        in: course.url)
      #expect(outcome.status == 1, "\(outcome.errors)")
    }
    for _ in 1...2 {
      let outcome = try await Command.run(
        "figure", "optimizers", "banana", "--output", "banana.svg", in: course.url)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
  }

  @Test(
    "An option that names nothing, or two that name the same file, are wrong usage",
    arguments: [
      (["--submission", ""], "--submission names no folder"),
      (["--report", ""], "--report names no file"), (["--json", ""], "--json names no file"),
      (["--report", "x", "--json", "./x"], "name the same file"),
      (["--course", ""], "--course names no folder"),
      (["--report", "new/"], "it is a folder"),
    ])
  func usage(_ options: [String], _ message: String) async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Command.run(
      ["check", "optimizers", "--course", Command.root.path] + options, in: folder.url)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test("A file where the folder for reports belongs is told with its path, in our words")
  func blockedFolder() async throws {
    let course = try OneCourse.fresh()
    let reports = course.url.appending(path: ".lessons/reports")
    try FileManager.default.createDirectory(
      at: reports.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data().write(to: reports)
    let outcome = try await Command.run("check", "optimizers", "adam", in: course.url)
    try FileManager.default.removeItem(at: reports)
    #expect(outcome.status == 70)
    #expect(outcome.errors.contains(".lessons/reports"))
    #expect(!outcome.errors.contains("NSCocoaErrorDomain"), "\(outcome.errors)")
  }

  @Test("The folder of the exercises comes back by a reset, and a check says so")
  func exercisesFolder() async throws {
    let course = try OneCourse.fresh()
    let folder = course.url.appending(path: CourseCopy.exercises)
    try FileManager.default.removeItem(at: folder)
    let check = try await Command.run("check", "optimizers", in: course.url)
    #expect(check.status == 64)
    #expect(check.errors.contains("`lessons reset optimizers EXERCISE` makes it"))
    let reset = try await Command.run("reset", "optimizers", "adam", in: course.url)
    #expect(reset.status == 0, "\(reset.errors)")
    #expect(FileManager.default.fileExists(atPath: folder.appending(path: "Adam.swift").path))
  }
}
