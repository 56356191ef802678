import ClassReporting
import Foundation
import Reporting
import Testing

@Suite("What a class got wrong")
struct ClassFindingsTests {
  private func failing(
    _ values: [Any], message: String = "It differs.", status: String = "failed", step: Int = 1
  ) -> ClassSample.Exercise {
    .init(
      id: "adam", status: "failed", score: 0, message: message,
      checks: [
        .init(id: "adam.start"),
        .init(
          id: "adam.stream", status: status, score: 0, message: message,
          divergence: ClassSample.divergence(step: step, actual: values)),
      ])
  }

  private func groups(_ exercises: [ClassSample.Exercise]) throws -> [FailureGroup] {
    let students = try exercises.enumerated().map { index, exercise in
      try ClassSample.student("s\(index)", [exercise], sources: ["adam": "// \(index)"])
    }
    return ClassReport(ClassSample.results(students)).undiagnosed
  }

  @Test("Failures with the same values are one group, also where the last digits differ")
  func sameValues() throws {
    let found = try groups([
      failing([0.1 + 0.2]), failing([0.3]), failing([0.30001]), failing(["nan"]),
      failing([0.3], step: 2), failing([0.3], status: "crashed"), failing([0.3, 0.3]),
    ])
    #expect(found.map(\.count) == [2, 1, 1, 1, 1, 1])
    #expect(found[0].students == ["s0", "s1"])
    #expect(found[0].checks.map(\.id) == ["adam.stream"])
    #expect(try found[0].example?.source == "// 0")
    #expect(try found[0].example?.file == "Adam.swift")
    #expect(Set(found.map(\.id)).count == 6)
  }

  @Test("A whole number and the same number with a fraction, and the two zeros, are equal")
  func equalNumbers() throws {
    #expect(try groups([failing([1]), failing([1.0])]).count == 1)
    #expect(try groups([failing([0.0]), failing([-0.0])]).count == 1)
    #expect(try groups([failing(["inf"]), failing(["-inf"])]).count == 2)
    #expect(try groups([failing(["1"]), failing([1])]).count == 2)
  }

  @Test("Crashes with the same message are one group, whatever their lines")
  func crashes() throws {
    func crash(_ message: String, status: String = "crashed") -> ClassSample.Exercise {
      .init(id: "adam", status: status, score: 0, message: message)
    }
    let found = try groups([
      crash("Index out of range, in Adam.swift, line 9."),
      crash("Index out of range, in Adam.swift, line 12."),
      crash("Division by zero, in Adam.swift, line 9."),
      crash("No answer within 2 s of CPU time.", status: "timedOut"),
    ])
    #expect(found.map(\.count) == [2, 1, 1])
  }

  @Test(
    "Only what failed while it ran is without a name",
    arguments: [
      ("passed", nil, 0), ("notAttempted", nil, 0), ("didNotCompile", nil, 0), ("blocked", nil, 0),
      ("faulty", nil, 0), ("failed", "adam.no-bias-correction", 0), ("failed", nil, 1),
      ("crashed", nil, 1), ("timedOut", nil, 1),
    ] as [(String, String?, Int)])
  func kinds(status: String, misconception: String?, count: Int) throws {
    let exercise = ClassSample.Exercise(
      id: "adam", status: status, score: 0, misconception: misconception)
    #expect(try groups([exercise]).count == count)
  }

  @Test("A group's id depends on the behaviour alone")
  func stableID() throws {
    let first = try #require(try groups([failing([0.3])]).first)
    let second = try #require(try groups([failing([7]), failing([7]), failing([0.3])]).last)
    #expect(first.id == second.id)
    #expect(first.id == "2219157a")
  }

  @Test("Misconceptions are ordered by frequency, and conventions are apart")
  func misconceptions() throws {
    func student(_ id: String, _ misconception: String?, _ convention: String? = nil) throws
      -> StudentResult
    {
      try ClassSample.student(
        id,
        [
          .init(
            id: "adam", status: misconception == nil ? "passed" : "failed", score: 0,
            message: "Message of \(id).", misconception: misconception, convention: convention)
        ], sources: ["adam": "code of \(id)"])
    }
    let results = ClassSample.results([
      try student("a", "adam.rare"), try student("b", "adam.often"), try student("c", "adam.often"),
      try student("d", nil, "adam.epsilon-inside"), try student("e", nil),
    ])
    #expect(results.misconceptions.map(\.id) == ["adam.often", "adam.rare"])
    #expect(results.misconceptions[0].students == ["b", "c"])
    #expect(try results.misconceptions[0].example?.source == "code of b")
    #expect(try results.misconceptions[0].example?.student == "b")
    #expect(results.conventions.map(\.id) == ["adam.epsilon-inside"])
    #expect(results.conventions[0].students == ["d"])
  }
}
