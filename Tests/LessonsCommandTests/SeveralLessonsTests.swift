import Foundation
import TestSupport
import Testing

/// Commands in a course of several lessons. These lessons need no compiler.
@Suite struct SeveralLessonsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("// A course.\n", to: "Package.swift")
    for (name, exercise) in [("Alpha", "first"), ("Beta", "second"), ("Gamma", "third")] {
      let cells = [exercise, "challenge"].map { id in
        """
        ## \(id.capitalized)

        ```swift {#\(id) .exercise points=10 file=\(id.capitalized).swift}
        unfinished("\(id)")
        ```

        <details data-hint="\(id)" data-level="1"><summary>Begin</summary>

        This is the hint of \(name).

        </details>

        """
      }
      try folder.write(
        "---\ntitle: Lesson \(name)\nmodule: \(name)\nlanguage: swift\nsummary: One.\n---\n\n"
          + "# Lesson \(name)\n\n" + cells.joined(separator: "\n"), to: "Lessons/\(name)/Lesson.md")
      for id in [exercise, "challenge"] {
        try folder.write(
          "unfinished(\"\(id)\")\n", to: "Lessons/\(name)/Exercises/\(id.capitalized).swift")
      }
    }
  }

  private func run(_ arguments: String...) async throws -> Command.Outcome {
    try await Command.run(arguments, in: folder.url)
  }

  @Test("The list has the title, the lessons in their order with their due dates, and the sum")
  func list() async throws {
    try folder.write(
      "title: The alphabet\nlessons:\n  - name: Gamma\n    due: 2026-03-01T23:59:00Z\n  - Alpha\n",
      to: "Lessons/course.yaml")
    let lines = try await run("list").output.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    #expect(
      lines == [
        "The alphabet", "gamma  Lesson Gamma  (not begun, due 2026-03-01 23:59 UTC)",
        "alpha  Lesson Alpha  (not begun)", "beta  Lesson Beta  (not begun)",
        "All lessons: not begun",
      ])
  }

  @Test("A faulty course.yaml is told with its place by the commands that read it")
  func faulty() async throws {
    try folder.write("lessons:\n  - Delta\n", to: "Lessons/course.yaml")
    for arguments in [["list"], ["publish", "--output", "site"], ["hint", "first"]] {
      let outcome = try await Command.run(arguments, in: folder.url)
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains("Lessons/course.yaml:2:5: error: there is no lesson “Delta”"))
    }
    for arguments in [["hint", "alpha", "first"], ["reset", "alpha", "first"]] {
      let outcome = try await Command.run(arguments, in: folder.url)
      #expect(outcome.status == 0)
      #expect(outcome.errors.hasPrefix("warning: The description of the course has a fault.\n  /"))
      #expect(outcome.errors.contains("Lessons/course.yaml:2:5: error: there is no lesson “Delta”"))
    }
  }

  @Test("A lesson that cannot be read is left out of what is about the course, with a warning")
  func leftOut() async throws {
    try folder.write("# No front matter\n", to: "Lessons/Beta/Lesson.md")
    let list = try await run("list")
    #expect(list.status == 0)
    #expect(
      list.output.split(separator: "\n").filter { !$0.hasPrefix(" ") } == [
        "alpha  Lesson Alpha  (not begun)", "gamma  Lesson Gamma  (not begun)",
        "All lessons: not begun",
      ])
    #expect(list.errors.hasPrefix("warning: The lesson Beta is left out.\n  /"))
    #expect(list.errors.contains("Lessons/Beta/Lesson.md:1:1: error: "))
    try folder.write(String(repeating: "x", count: 5_000_000), to: "Lessons/Beta/Lesson.md")
    let hint = try await run("hint", "third")
    #expect(hint.status == 0)
    #expect(hint.errors.contains("warning: The lesson Beta is left out."))
    // None of these lessons has checks.
    let publish = try await run("publish", "--output", "site")
    #expect(publish.status == 65)
    #expect(publish.errors.contains("warning: The lesson Gamma is left out."))
    #expect(publish.errors.contains("can be published."))
    #expect(!FileManager.default.fileExists(atPath: folder.path("site")))
  }

  @Test("Without a lesson, an exercise is looked for in all lessons, and a note says where it is")
  func exercise() async throws {
    let hint = try await run("hint", "second")
    #expect(hint.status == 0)
    #expect(hint.output.contains("This is the hint of Beta."))
    #expect(hint.errors == "note: No lesson was named; “second” is in beta.\n")
  }

  @Test("An exercise that several lessons have is that of the lesson that was worked on last")
  func ambiguous() async throws {
    let refused = try await run("hint", "challenge")
    #expect(refused.status == 64)
    #expect(refused.errors.contains("alpha, beta, gamma"))
    try folder.write("func third() { print(3) }\n", to: "Lessons/Gamma/Exercises/Third.swift")
    #expect(try await run("hint", "challenge").output.contains("This is the hint of Gamma."))
    #expect(try await run("hint", "alpha", "challenge").output.contains("hint of Alpha."))
  }

  @Test("Without an exercise, the note names the lesson, and the command asks for the exercise")
  func none() async throws {
    let new = try await run("reset")
    #expect(new.status == 64)
    #expect(new.errors.contains("none is begun; alpha is the first."))
    #expect(new.errors.contains("No exercise was named."))
    try folder.write("func second() { print(2) }\n", to: "Lessons/Beta/Exercises/Second.swift")
    let worked = try await run("reset")
    #expect(worked.errors.contains("beta is the one that you worked on last (Second.swift)."))
  }

  @Test("A word that names neither a lesson nor an exercise is reported as before")
  func unknown() async throws {
    for arguments in [
      ["hint", "nope"], ["hint", "nope", "first"], ["check", "nope"], ["check", ""],
    ] {
      let outcome = try await Command.run(arguments, in: folder.url)
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains("There is no lesson “\(arguments[1])”"), "\(outcome.errors)")
    }
  }
}
