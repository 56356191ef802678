import Foundation
import Progress
import Testing

/// The tries in the challenge, and the file that a choice is written to.
@Suite struct TryTests {
  private func one(_ number: Int, steps: Int?) -> Try {
    Try(choice: ".sgd(learningRate: \(number))", steps: steps, points: 1, most: 10)
  }

  @Test("Tries are kept in their order and on the disk, each choice once")
  func kept() throws {
    let small = try SmallCourse()
    for number in [1, 2, 1, 3] {
      _ = small.progressRecord.update {
        $0.recordTry(one(number, steps: 100 * number), for: "one")
      }
    }
    let tries = small.progressRecord.read().progressRecord.tries(in: "one")
    #expect(tries.map(\.steps) == [200, 100, 300])
    #expect(tries.best?.steps == 100)
    #expect(small.progressRecord.read().progressRecord.tries(in: "two") == [])
  }

  @Test("The oldest tries are forgotten, but not the best")
  func bounded() {
    var record = ProgressRecord()
    record.recordTry(one(0, steps: 7), for: "one")
    for number in 1...200 {
      record.recordTry(
        one(number, steps: number.isMultiple(of: 2) ? nil : 1000 + number), for: "one")
    }
    let tries = record.tries(in: "one")
    #expect(tries.count == Try.limit)
    #expect(tries.first?.steps == 7)
    #expect(tries.best?.steps == 7)
    #expect(tries.last?.choice == ".sgd(learningRate: 200)")
  }

  @Test("A record of an earlier version has no tries")
  func earlier() throws {
    let json = #"{"schemaVersion": 1, "entries": {}, "hintsSeen": {}}"#
    #expect(try ProgressRecord(json: Data(json.utf8)).tries(in: "one") == [])
    #expect(!String(decoding: try ProgressRecord().json(), as: UTF8.self).contains("\"tries\""))
  }

  @Test("A choice is written into its file, and the rest of the file stays")
  func written() throws {
    let small = try SmallCourse()
    let stub = "let one = { unfinished(\"one\") }()\n"
    let file = small.exercises.appending(path: "One.swift")
    try SolutionFile.setValue(of: "one", to: ".a(1)", in: file, stub: stub)
    #expect(try String(contentsOf: file, encoding: .utf8) == "let one = .a(1)\n")
    try small.write("// Mine.\nlet one = .b(2)\nlet two = 2\n")
    try SolutionFile.setValue(of: "one", to: ".a(3)", in: file, stub: stub)
    #expect(
      try String(contentsOf: file, encoding: .utf8) == "// Mine.\nlet one = .a(3)\nlet two = 2\n")
    try small.write("let other = 1\n")
    #expect(throws: (any Error).self) {
      try SolutionFile.setValue(of: "one", to: ".a(3)", in: file, stub: stub)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == "let other = 1\n")
    let names = try FileManager.default.contentsOfDirectory(atPath: small.exercises.path)
    #expect(names == ["One.swift"])
  }
}
