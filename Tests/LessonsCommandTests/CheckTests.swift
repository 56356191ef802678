import Foundation
import TestSupport
import Testing

@Suite struct CheckTests {
  @Test("The solution exits with 0, and two checks give the same bytes of JSON and HTML")
  func solution() async throws {
    let folder = try TemporaryFolder()
    for run in ["a", "b"] {
      let outcome = try await Command.run(
        "check", "optimizers", "--solution", "--json", folder.path("\(run).json"), "--report",
        folder.path("\(run).html"))
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("100 of 100"))
    }
    for kind in ["json", "html"] {
      let first = try Data(contentsOf: folder.url.appending(path: "a.\(kind)"))
      #expect(try first == Data(contentsOf: folder.url.appending(path: "b.\(kind)")))
      #expect(!first.isEmpty)
    }
  }

  @Test("The stubs exit with 1, and the summary says where to begin")
  func nothing() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Command.run(
      "check", "optimizers", "--submission", folder.url.path, "--report",
      folder.path("report.html"))
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("TrainingLoop.swift"))
    #expect(outcome.output.contains("0 of 100"))
  }

  @Test("A brief report has a file of its own and does not change the full report")
  func brief() async throws {
    let course = try CourseCopy()
    let reports = course.url.appending(path: ".lessons/reports")
    let full = try await Command.run("check", "optimizers", in: course.url)
    #expect(full.status == 1)
    let before = try Data(contentsOf: reports.appending(path: "optimizers.html"))
    let brief = try await Command.run("check", "optimizers", "--brief", in: course.url)
    #expect(brief.status == 1)
    #expect(brief.output.contains("optimizers-brief.html"))
    let findings = try String(
      contentsOf: reports.appending(path: "optimizers-brief.html"), encoding: .utf8)
    let hasProse = findings.contains("Backpropagation")
    #expect(!hasProse)
    #expect(try Data(contentsOf: reports.appending(path: "optimizers.html")) == before)
  }

  @Test("Without a terminal the output has no escape sequences")
  func plain() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Command.run(
      "check", "optimizers", "--submission", folder.url.path, "--report", folder.path("r.html"))
    #expect(!outcome.output.contains("\u{1B}"))
    #expect(outcome.errors.isEmpty)
  }

  @Test("The JSON on standard output equals the file and has the documented form")
  func json() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Command.run(
      "check", "optimizers", "adam", "--solution", "--format", "json", "--json",
      folder.path("a.json"), "--report", folder.path("a.html"))
    #expect(try outcome.output == String(contentsOfFile: folder.path("a.json"), encoding: .utf8))
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let report = try #require(object as? [String: Any])
    #expect(report["schemaVersion"] as? Int == 1)
    #expect(report["lesson"] as? String == "optimizers")
    #expect(report["score"] as? Int == 20)
    #expect(report["maxScore"] as? Int == 20)
    let exercises = try #require(report["exercises"] as? [[String: Any]])
    #expect(exercises.map { $0["id"] as? String } == ["adam"])
    #expect(exercises.first?["status"] as? String == "passed")
  }

  @Test("A failed exercise is annotated for GitHub at its file")
  func github() async throws {
    let folder = try TemporaryFolder()
    try folder.write("import Autograd\nlet x: Int = \"text\"\n", to: "work/Adam.swift")
    let outcome = try await Command.run(
      "check", "optimizers", "adam", "--submission", folder.path("work"), "--format", "github",
      "--report", folder.path("r.html"))
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("::error file="))
    #expect(outcome.output.contains("Adam.swift,line=2"))
  }

  @Test(
    "Invalid arguments are reported in a sentence, with exit status 64",
    arguments: [
      (["check", "nope"], "no lesson “nope”"),
      (["check", "optimizers", "nope"], "no exercise “nope”"),
      (["check", "optimizers", "--submission", "/no/such/folder"], "/no/such/folder"),
      (["check", "optimizers", "--submission", "Package.swift"], "is no folder"),
      (["check", "optimizers", "--solution", "--submission", "."], "exclude each other"),
      (["check", "optimizers", "--seed", "many"], "--seed"),
      (["check", "optimizers", "--format", "pdf"], "--format"),
      (["check", "optimizers", "--course", "/"], "no course"),
      (["frobnicate"], "frobnicate"),
    ])
  func wrongUsage(_ arguments: [String], _ sentence: String) async throws {
    let outcome = try await Command.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test("Outside of a course it reports that")
  func noCourse() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Command.run("list", in: folder.url)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("no course here"))
  }

  @Test("A report that cannot be written is reported, and the old file stays")
  func unwritable() async throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "taken/x")
    for path in [folder.path("missing/r.html"), folder.path("taken")] {
      let outcome = try await Command.run(
        "check", "optimizers", "sgd", "--solution", "--report", path)
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains(path), "\(outcome.errors)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["taken"])
  }

  @Test("A faulty lesson gives exit status 65 and every fault with its position")
  func faultyLesson() async throws {
    let folder = try TemporaryFolder()
    try folder.write("// A course.\n", to: "Package.swift")
    try folder.write(
      """
      ---
      title: Broken
      module: Broken
      language: swift
      summary: It is.
      ---

      # Broken

      ```swift {#one .exercise points=many file=One.swift}
      unfinished("one")
      ```

      <details data-hint="two" data-level="1"><summary>A hint</summary>

      For nobody.

      </details>
      """, to: "Lessons/Broken/Lesson.md")
    let outcome = try await Command.run("check", "broken", "--course", folder.url.path)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("Lesson.md:10:"))
    #expect(outcome.errors.contains("Lesson.md:14:"))
    #expect(!FileManager.default.fileExists(atPath: folder.path(".lessons/reports")))
  }

  @Test("The list names every exercise of the lesson")
  func list() async throws {
    let outcome = try await Command.run("list")
    #expect(outcome.status == 0)
    for name in ["training-loop", "sgd", "momentum", "rmsprop", "adam", "challenge"] {
      #expect(outcome.output.contains(name))
    }
  }
}
