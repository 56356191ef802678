import Foundation
import TestSupport
import Testing

extension WatchTests {
  /// Watching without a screen or without colours.
  @Suite struct Plain {
    @Test("NO_COLOR is honoured")
    func grey() async throws {
      try await ConcurrencyLimit.forPrograms.run {
        let course = try OneCourse.fresh()
        let terminal = try PseudoTerminal(
          ["watch", "optimizers", "sgd"], in: course.url,
          environment: ["TERM": "xterm", "NO_COLOR": "1"])
        #expect(await terminal.shows("not attempted"))
        terminal.type("q")
        await terminal.ends()
        #expect(!terminal.output.contains(/\u{1B}\[[0-9;]*m/))
      }
    }

    @Test("On a dumb terminal the output is plain lines, and no keys are read")
    func dumb() async throws {
      try await ConcurrencyLimit.forPrograms.run {
        let course = try OneCourse.fresh()
        let terminal = try PseudoTerminal(
          ["watch", "optimizers", "sgd"], in: course.url, environment: ["TERM": "dumb"])
        #expect(await terminal.shows("Optimizers: Stochastic gradient descent (2 of 6)"))
        #expect(await terminal.shows("not attempted"))
        #expect(terminal.isAsBefore)
        terminal.send(SIGTERM)
        await terminal.ends()
        #expect(!terminal.output.contains("\u{1B}"))
        #expect(!terminal.output.contains("q quit"))
      }
    }

    @Test("If stdin is not a terminal, each result is printed")
    func noTerminal() async throws {
      try await ConcurrencyLimit.forPrograms.run {
        let course = try OneCourse.fresh()
        let output = course.url.appending(path: "output")
        _ = FileManager.default.createFile(atPath: output.path, contents: nil)
        let file = try FileHandle(forWritingTo: output)
        let watch = try StartedProgram(
          Command.program, ["watch", "optimizers", "sgd"], in: course.url,
          streams: (nil, file.fileDescriptor, nil))
        func printed() throws -> String { try String(contentsOf: output, encoding: .utf8) }
        func prints(_ text: String) async throws -> Bool {
          while try !printed().contains(text) {
            guard watch.isRunning else { return false }
            try await Task.sleep(for: .milliseconds(10))
          }
          return true
        }
        #expect(try await prints("not attempted"))
        #expect(try await prints("Score: 0 of 100"))
        try course.write(try solution(), to: "\(CourseCopy.exercises)/\(sgd)")
        #expect(try await prints("✓ passed"))
        #expect(try await prints("Score: 20 of 100"))
        watch.send(SIGTERM)
        #expect(await watch.end() == .exited(128 + SIGTERM))
        #expect(try !printed().contains("\u{1B}"))
        #expect(try !printed().contains("q quit"))
        #expect(try printed().ranges(of: "✓ passed").count == 1)
        #expect(try course.leftovers() == [])
      }
    }
  }
}
