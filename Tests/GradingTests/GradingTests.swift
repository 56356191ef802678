import Checking
import Compiling
import Courses
import Foundation
import Glibc
import Grading
import LessonReading
import Sandbox
import TestSupport
import Testing

@Suite struct GradingTests {
  @Test("The solution scores every point", arguments: [UInt64(0), 1, 20_231])
  func solution(_ seed: UInt64) async throws {
    let graded = try await Course.grade(
      Course.root.appending(path: "Solutions/Optimizers"), seed: seed)
    #expect(graded.exercises.map(\.status) == Array(repeating: .passed, count: 6))
    #expect(graded.score == 100)
    #expect(graded.maxScore == 100)
    #expect(graded.bonusScore == 10)
    #expect(graded.allPassed)
    // In force while it was compiled, linked and run.
    #expect(graded.isolation == .full)
  }

  @Test("The stubs score nothing and are not attempted")
  func stubs() async throws {
    let folder = try TemporaryFolder()
    for exercise in try Course.preparedLesson().lesson.exercises {
      try exercise.stub.write(
        to: folder.url.appending(path: exercise.file), atomically: true, encoding: .utf8)
    }
    let graded = try await Course.grade(folder.url)
    #expect(graded.exercises.map(\.status) == Array(repeating: .notAttempted, count: 6))
    #expect(graded.score == 0)
    #expect(!graded.allPassed)
  }

  @Test("In an empty folder all six exercises are not attempted")
  func empty() async throws {
    let folder = try TemporaryFolder()
    let graded = try await Course.grade(folder.url)
    #expect(graded.exercises.map(\.status) == Array(repeating: .notAttempted, count: 6))
  }

  @Test("A convention passes and is named")
  func convention() async throws {
    let folder = try TemporaryFolder(copying: Course.root.appending(path: "Solutions/Optimizers"))
    let file = folder.url.appending(path: "RMSProp.swift")
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacing("sqrt(meanSquare + epsilon)", with: "(sqrt(meanSquare) + epsilon)")
      .write(to: file, atomically: true, encoding: .utf8)
    let graded = try await Course.grade(folder.url)
    #expect(graded["rmsprop"]?.status == .passed)
    #expect(graded["rmsprop"]?.convention?.id == "rmsprop.epsilon-outside-root")
  }

  @Test(
    "A file that is not a regular file of reasonable size is rejected with the reason, without waiting",
    arguments: [
      ("link", "symbolic link"), ("hard link", "hard link"), ("pipe", "no plain file"),
      ("folder", "no plain file"), ("large", "larger than"),
      ("NUL", "NUL byte"), ("Latin-1", "not UTF-8"),
    ])
  func refused(_ kind: String, _ reason: String) async throws {
    let solutions = Course.root.appending(path: "Solutions/Optimizers")
    let folder = try TemporaryFolder(copying: solutions)
    let path = folder.url.appending(path: "Adam.swift").path
    try FileManager.default.removeItem(atPath: path)
    switch kind {
    case "link": symlink(solutions.appending(path: "Adam.swift").path, path)
    case "hard link": Glibc.link(folder.url.appending(path: "Momentum.swift").path, path)
    case "pipe": mkfifo(path, 0o600)
    case "folder": mkdir(path, 0o700)
    case "large": try Data(repeating: 32, count: 70_000).write(to: URL(filePath: path))
    case "NUL": try Data([47, 47, 0, 10]).write(to: URL(filePath: path))
    default: try Data([47, 47, 0xE9, 10]).write(to: URL(filePath: path))
    }
    let graded = try await Course.grade(folder.url)
    #expect(graded["adam"]?.status == .didNotCompile)
    let message = try #require(graded["adam"]?.diagnostics.first?.message)
    #expect(message.contains(reason), "\(message)")
    #expect(graded["training-loop"]?.status == .passed)
  }

  @Test("The digest changes only with the submission and the seed")
  func digest() async throws {
    let solutions = Course.root.appending(path: "Solutions/Optimizers")
    let first = try await Course.grade(solutions)
    let copy = try TemporaryFolder(copying: solutions)
    #expect(try await Course.grade(copy.url).digest == first.digest)
    #expect(try await Course.grade(solutions, seed: 1).digest != first.digest)
    try Data("// Something else.\n".utf8).write(to: copy.url.appending(path: "Adam.swift"))
    #expect(try await Course.grade(copy.url).digest != first.digest)
  }
}
