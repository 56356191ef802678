import Checking
import Courses
import Foundation
import Grading
import LessonReading
import TestSupport
import Testing

/// Sources that a compiler would work on for hours. They are generated, because they are long.
@Suite struct CompilerBombTests {
  struct Bomb: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let message: String
  }

  private static let unreasonable = "in reasonable time"
  private static let outOfTime = "took too long"

  static let bombs = [
    Bomb(
      testDescription: "an expression of many meanings",
      text: "let start: Int? = 1\nlet bomb = "
        + String(repeating: "start ?? ", count: 60) + "0.5",
      message: unreasonable),
    Bomb(
      testDescription: "a sum of 20,000 terms",
      text: "let bomb: Double = " + Array(repeating: "1", count: 20_000).joined(separator: "+"),
      message: unreasonable),
    Bomb(
      testDescription: "a chain of closures",
      text: "let bomb = [1, 2]" + String(repeating: ".map { $0 * 2 - 1 / 3 + 4.0 }", count: 20),
      message: unreasonable),
    Bomb(
      testDescription: "brackets in brackets",
      text: "let bomb = " + String(repeating: "[", count: 2000)
        + String(repeating: "]", count: 2000),
      message: outOfTime),
    Bomb(
      testDescription: "a type twice as large as the one before, and so on",
      text: "struct S0 { var a = 0 }\n"
        + (1...26).map { "struct S\($0) { var a = S\($0 - 1)(), b = S\($0 - 1)() }\n" }.joined()
        + "nonisolated(unsafe) var bomb = S26()",
      message: outOfTime),
  ]

  @Test("A compiler bomb ends with a sentence and affects one exercise", arguments: bombs)
  func bomb(_ bomb: Bomb) async throws {
    let folder = try TemporaryFolder(copying: Course.root.appending(path: "Solutions/Optimizers"))
    let file = folder.url.appending(path: "Momentum.swift")
    let text = try String(contentsOf: file, encoding: .utf8)
    try Data("\(text)\n\(bomb.text)\n".utf8).write(to: file)
    let graded = try await Course.grade(folder.url)
    let exercise = try #require(graded["momentum"])
    #expect(exercise.status == .didNotCompile)
    #expect(exercise.message.contains(bomb.message), "\(exercise.message)")
    for other in graded.exercises where other.exercise.id != "momentum" {
      #expect(other.status == .passed, "\(other.exercise.id): \(other.message)")
    }
  }

  @Test("A large literal compiles and costs no points")
  func literal() async throws {
    let folder = try TemporaryFolder(copying: Course.root.appending(path: "Solutions/Optimizers"))
    let file = folder.url.appending(path: "Momentum.swift")
    let text = try String(contentsOf: file, encoding: .utf8)
    let numbers = Array(repeating: "0", count: 20_000).joined(separator: ",")
    try Data("\(text)\nlet numbers = [\(numbers)]\n".utf8).write(to: file)
    #expect(try await Course.grade(folder.url).allPassed)
  }
}
