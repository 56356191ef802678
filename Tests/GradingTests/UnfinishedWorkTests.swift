import Checking
import Compiling
import Courses
import Explaining
import Foundation
import Grading
import TestSupport
import Testing

/// Partly finished exercises, and programs that use files.
@Suite struct UnfinishedWorkTests {
  /// Grades the solution of one exercise after a replacement in its text.
  private static func grade(
    _ id: String, in file: String, of folder: String, replacing replacements: [(String, String)]
  ) async throws -> GradedExercise {
    let place = try TemporaryFolder()
    let original = Course.root.appending(path: "\(folder)/\(file)")
    var text = try String(contentsOf: original, encoding: .utf8)
    for (old, new) in replacements {
      let range = try #require(text.firstRange(of: old))
      text.replaceSubrange(range, with: new)
    }
    try Data(text.utf8).write(to: place.url.appending(path: file))
    return try #require(try await Course.grade(place.url)[id])
  }

  @Test("In a half-finished stub the remaining call of unfinished is reported with its line")
  func halfFilled() async throws {
    let exercise = try await Self.grade(
      "momentum", in: "Momentum.swift", of: "Lessons/Optimizers/Exercises",
      replacing: [("unfinished(\"momentum\")", "withoutGradient { parameters -= learningRate }")])
    #expect(exercise.status == .notAttempted)
    let source = try #require(exercise.source)
    let line = source.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains("unfinished(") }.map { $0 + 1 }
    #expect(exercise.location?.line == line)
    #expect(exercise.location?.file == "Momentum.swift")
    #expect(
      exercise.message
        == "It still calls `unfinished`, in line \(line ?? 0). Write your own code in its place.")
  }

  @Test("In a changed stub every remaining call is reported")
  func severalCalls() async throws {
    let exercise = try await Self.grade(
      "momentum", in: "Momentum.swift", of: "Lessons/Optimizers/Exercises",
      replacing: [("// The memory", "// unfinished(\"momentum\") is still to do. The memory")])
    let lines = try #require(exercise.source)
      .split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { $0.element.hasPrefix("    unfinished(") }.map { $0.offset + 1 }
    try #require(lines.count == 2)
    #expect(
      exercise.message
        == "It still calls `unfinished`, in lines \(lines[0]) and \(lines[1]). Write your own code "
        + "in their place.")
  }

  @Test("For an untouched stub no line is reported")
  func untouched() async throws {
    let exercise = try await Self.grade(
      "momentum", in: "Momentum.swift", of: "Lessons/Optimizers/Exercises", replacing: [])
    #expect(exercise.status == .notAttempted)
    #expect(exercise.location == nil)
  }

  @Test(
    "A program that uses files gets a message that it cannot",
    arguments: [
      (
        "try! \"x\".write(toFile: \"/tmp/log.txt\", atomically: false, encoding: .utf8)",
        "It tried to write a file: log.txt. Files cannot be written here; leave that line out. "
          + "What you print is shown instead."
      ),
      (
        "try! Data([1]).write(to: URL(fileURLWithPath: \"log.txt\"))",
        "It tried to write a file: log.txt. Files cannot be written here; leave that line out. "
          + "What you print is shown instead."
      ),
      (
        "_ = try! String(contentsOfFile: \"/etc/hostname\", encoding: .utf8)",
        "It tried to read a file: hostname. Files cannot be read here; leave that line out."
      ),
    ])
  func files(_ code: String, _ message: String) async throws {
    let exercise = try await Self.grade(
      "sgd", in: "StochasticGradientDescent.swift", of: "Solutions/Optimizers",
      replacing: [
        ("import Autograd", "import Autograd\nimport Foundation"),
        ("    withoutGradient {", "    \(code)\n    withoutGradient {"),
      ])
    #expect(exercise.status == .crashed)
    #expect(exercise.message == message)
  }

  @Test("A file that cannot be opened is reported as such, not only as a missing value")
  func handle() {
    let line = "    let file = FileHandle(forWritingAtPath: \"log.txt\")!"
    let message = "Unexpectedly found nil while unwrapping an Optional value"
    #expect(
      Explanation(ofTrap: message, onLine: line)?.sentence
        == "Files cannot be written here, so there is nil. Leave that line out.")
    #expect(Explanation(ofTrap: message, onLine: "x!")?.id == "nil")
  }
}
