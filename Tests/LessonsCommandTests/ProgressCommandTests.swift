import Foundation
import Testing

/// `lessons list`, `hint`, `reset` and `solution`, on a copy of the course.
@Suite struct ProgressCommandTests {
  private func run(_ course: CourseCopy, _ arguments: String...) async throws -> Command.Outcome {
    try await Command.run(arguments, in: course.url)
  }

  private let exercises = CourseCopy.exercises

  private func solution(_ file: String, of course: CourseCopy) throws -> String {
    try String(
      contentsOf: course.url.appending(path: "Solutions/Optimizers/\(file)"), encoding: .utf8)
  }

  @Test("The list shows a verdict: passed, stale after an edit, then new after a check")
  func progress() async throws {
    let course = try CourseCopy()
    let sgd = try solution("StochasticGradientDescent.swift", of: course)
    try course.write(sgd, to: "\(exercises)/StochasticGradientDescent.swift")
    func line(_ exercise: String) async throws -> String {
      let list = try await run(course, "list").output.split(separator: "\n")
      return String(try #require(list.first { $0.contains(" \(exercise) ") }))
    }
    #expect(try await !line("sgd").contains(": "))

    #expect(try await run(course, "solution", "optimizers", "sgd").status == 1)
    _ = try await run(course, "check", "optimizers", "sgd")
    #expect(try await line("sgd").hasSuffix(": passed"))
    #expect(try await !line("adam").contains(": "))
    let shown = try await run(course, "solution", "optimizers", "sgd")
    #expect(shown.status == 0)
    #expect(shown.output == sgd)

    try course.write(
      sgd.replacing("-=", with: "+="), to: "\(exercises)/StochasticGradientDescent.swift")
    #expect(try await line("sgd").hasSuffix(": stale, was passed"))
    let refused = try await run(course, "solution", "optimizers", "sgd")
    #expect(refused.status == 1)
    #expect(refused.output.isEmpty)
    #expect(refused.errors.contains("has changed since it was checked"))
    #expect(try await run(course, "solution", "optimizers", "sgd", "--anyway").output == sgd)

    // The hint for the diagnosis comes first, then the others from the first on.
    _ = try await run(course, "check", "optimizers", "sgd")
    #expect(try await line("sgd").contains(": failed"))
    let hint = try await run(course, "hint", "optimizers", "sgd")
    #expect(hint.status == 0)
    #expect(hint.output.contains("Your parameters climb."))
    #expect(hint.output.contains("6 hints are left"))
    #expect(
      try await run(course, "hint", "optimizers", "sgd").output.contains("On the right of the"))
  }

  @Test("Grading another folder or the solution does not change the progress")
  func others() async throws {
    let course = try CourseCopy()
    _ = try await run(course, "check", "optimizers", "sgd", "--solution")
    _ = try await run(
      course, "check", "optimizers", "sgd", "--submission", "Solutions/Optimizers")
    #expect(try await !run(course, "list").output.contains("passed"))
  }

  @Test("Hints are shown one at a time; --all shows all of them again")
  func hints() async throws {
    let course = try CourseCopy()
    var texts: Set<String> = []
    for _ in 1...7 {
      let hint = try await run(course, "hint", "optimizers", "sgd")
      texts.insert(hint.output)
    }
    #expect(texts.count == 7)
    #expect(texts.contains { $0.contains("This was the last hint.") })
    let end = try await run(course, "hint", "optimizers", "sgd")
    #expect(end.status == 0)
    #expect(end.output.contains("You have seen all 7 hints"))
    // A hint that was seen is shown again when its mistake is diagnosed.
    #expect(!end.output.contains("Your parameters climb."))
    let sgd = try solution("StochasticGradientDescent.swift", of: course)
    try course.write(
      sgd.replacing("-=", with: "+="), to: "\(exercises)/StochasticGradientDescent.swift")
    _ = try await run(course, "check", "optimizers", "sgd")
    #expect(
      try await run(course, "hint", "optimizers", "sgd").output.contains("Your parameters climb."))
    let all = try await run(course, "hint", "optimizers", "sgd", "--all").output
    for number in 1...7 { #expect(all.contains("Hint \(number): ")) }
    #expect(all.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("A reset restores the stub and prints where the work is, which no check reads")
  func reset() async throws {
    let course = try CourseCopy()
    let file = "\(exercises)/Adam.swift"
    let stub = try String(contentsOf: course.url.appending(path: file), encoding: .utf8)
    try course.write("let broken =\n", to: file)
    let outcome = try await run(course, "reset", "optimizers", "adam")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\(exercises)/.kept/Adam.1.swift"))
    #expect(try String(contentsOf: course.url.appending(path: file), encoding: .utf8) == stub)
    let kept = course.url.appending(path: "\(exercises)/.kept/Adam.1.swift")
    #expect(try String(contentsOf: kept, encoding: .utf8) == "let broken =\n")
    #expect(try await run(course, "check", "optimizers", "adam").output.contains("not attempted"))
    #expect(
      try await run(course, "reset", "optimizers", "adam").output.contains("no work to save"))
  }

  @Test(
    "Unknown names are reported in a sentence, with exit status 64",
    arguments: ["hint", "reset", "solution"])
  func wrongUsage(_ command: String) async throws {
    let lesson = try await Command.run(command, "nope", "adam")
    #expect(lesson.status == 64)
    #expect(lesson.errors.contains("no lesson “nope”"))
    let exercise = try await Command.run(command, "optimizers", "nope")
    #expect(exercise.status == 64)
    #expect(exercise.errors.contains("no exercise “nope”"))
  }
}
