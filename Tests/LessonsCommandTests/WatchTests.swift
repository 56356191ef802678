import Foundation
import TestSupport
import Testing

/// `lessons watch`.
@Suite(.serialized, OneCourse(), .timeLimit(.minutes(60))) struct WatchTests {
  static let sgd = "StochasticGradientDescent.swift"

  static func solution() throws -> String {
    try String(
      contentsOf: Command.root.appending(path: "Solutions/Optimizers/\(sgd)"), encoding: .utf8)
  }

  @Test("Unknown names are reported in a sentence, with exit status 64")
  func wrongUsage() async throws {
    #expect(try await Command.run("watch", "nope").status == 64)
    let outcome = try await Command.run("watch", "optimizers", "nope")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("no exercise “nope”"))
  }

  /// A course, and the command that watches its lesson in a terminal.
  struct Scene {
    let course: CourseCopy
    let terminal: PseudoTerminal

    init(
      _ arguments: [String], environment: [String: String] = ["TERM": "xterm"]
    ) throws {
      course = try OneCourse.fresh()
      terminal = try PseudoTerminal(
        ["watch", "optimizers"] + arguments, in: course.url, environment: environment)
    }

    func save(_ text: String, as file: String = WatchTests.sgd) throws {
      // Like an editor, by renaming a new file over the old one.
      try course.write(text, to: "\(CourseCopy.exercises)/\(file)")
    }

    func quits() async throws {
      terminal.type("q")
      #expect(await terminal.ends() == .exited(0))
      #expect(terminal.isAsBefore)
      #expect(try course.leftovers() == [])
    }
  }
}
