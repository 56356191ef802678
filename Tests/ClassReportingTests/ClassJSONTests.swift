import ClassReporting
import Foundation
import Testing

@Suite("class.json")
struct ClassJSONTests {
  private func text(_ results: ClassResults) throws -> String {
    let file = try #require(ClassReport(results).files.first { $0.name == "class.json" })
    return String(decoding: try file.content(), as: UTF8.self)
  }

  private func decoded(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func sample() throws -> ClassResults {
    ClassSample.results([
      try ClassSample.student(
        "ada", name: "Ada",
        [
          .init(id: "sgd", checks: [.init(id: "sgd.bowl", score: 20, maxScore: 20)]),
          .init(
            id: "adam", status: "failed", score: 5, misconception: "adam.sum",
            checks: [
              .init(
                id: "adam.stream", status: "failed", score: 5,
                divergence: ClassSample.divergence(actual: [1e30, "nan", 0.1]))
            ]),
        ], marks: ["adam": InstructorMark(points: 11, reason: "It was nearly right.")]),
      try ClassSample.student("bob", [.init(id: "sgd", status: "failed", score: 0)]),
      ClassSample.student("cleo", .nothingHandedIn),
      ClassSample.student("dan", .failed, reason: "The disk is \"full\"."),
    ])
  }

  @Test("It has the contract's keys")
  func keys() throws {
    let object = try decoded(text(sample()))
    #expect(
      Set(object.keys) == [
        "schemaVersion", "lesson", "seed", "students", "statistics", "misconceptions",
        "undiagnosed",
      ])
    #expect(object["schemaVersion"] as? Int == 1)
    #expect(object["lesson"] as? String == "optimizers")
    #expect(object["seed"] as? Int == 7)
    let students = try #require(object["students"] as? [[String: Any]])
    #expect(students.map { $0["student"] as? String } == ["ada", "bob", "cleo", "dan"])
    #expect(students.map { $0["score"] as? Int } == [31, 0, 0, nil])
    #expect(students[0]["bonusScore"] as? Int == 0)
    #expect(
      students.map { $0["status"] as? String } == [
        "graded", "graded", "nothing handed in", "failed",
      ])
    #expect(students[0]["reason"] is NSNull)
    #expect(students[3]["reason"] as? String == "The disk is \"full\".")
    let exercises = try #require(students[0]["exercises"] as? [[String: Any]])
    #expect(exercises.map { $0["score"] as? Int } == [20, 5])
    #expect((students[2]["exercises"] as? [Any])?.isEmpty == true)
    let misconceptions = try #require(object["misconceptions"] as? [[String: Any]])
    #expect(misconceptions.count == 1)
    #expect(misconceptions[0]["id"] as? String == "adam.sum")
    #expect(misconceptions[0]["count"] as? Int == 1)
    #expect(misconceptions[0]["students"] as? [String] == ["ada"])
    let undiagnosed = try #require(object["undiagnosed"] as? [[String: Any]])
    #expect(undiagnosed.map { $0["exercise"] as? String } == ["sgd"])
    #expect(undiagnosed[0]["students"] as? [String] == ["bob"])
  }

  @Test("The statistics are by exercise and by check, and undefined ones are null")
  func statistics() throws {
    let object = try decoded(text(sample()))
    let statistics = try #require(object["statistics"] as? [String: [String: Any]])
    let descent = try #require(statistics["sgd"])
    #expect(descent["passed"] as? Int == 1)
    #expect(descent["attempted"] as? Int == 2)
    #expect(descent["difficulty"] as? Double == 0.5)
    #expect(descent["discrimination"] as? Double == 1)
    #expect(descent["pointBiserial"] as? Double == 1)
    let checks = try #require(descent["checks"] as? [String: [String: Any]])
    #expect(checks["sgd.bowl"]?["passed"] as? Int == 1)
    #expect(statistics["challenge"]?["pointBiserial"] is NSNull)
  }

  @Test("Its keys are sorted, and each level is indented by two spaces")
  func layout() throws {
    let text = try text(sample())
    func keys(indentedBy count: Int, in text: some StringProtocol) -> [String] {
      text.split(separator: "\n").compactMap { line in
        let rest = line.drop { $0 == " " }
        guard line.count - rest.count == count, rest.hasPrefix("\"") else { return nil }
        return String(rest.dropFirst().prefix { $0 != "\"" })
      }
    }
    let top = keys(indentedBy: 2, in: text)
    #expect(top.count == 7)
    #expect(top == top.sorted())
    let start = try #require(text.range(of: "\"students\" : [\n    {\n"))
    let end = try #require(text.range(of: "\n    },", range: start.upperBound..<text.endIndex))
    let student = keys(indentedBy: 6, in: text[start.upperBound..<end.lowerBound])
    #expect(
      student == [
        "bonusScore", "exercises", "late", "marks", "reason", "score", "status", "student",
      ])
    #expect(text.hasSuffix("\n}\n"))
  }

  @Test("A secret seed is null, and names are not in it")
  func secrets() throws {
    var results = try sample()
    results.seed = nil
    let text = try text(results)
    #expect(try decoded(text)["seed"] is NSNull)
    #expect(!text.contains("Ada"))
  }

  @Test("An empty class is a document, too")
  func empty() throws {
    let object = try decoded(text(ClassSample.results([])))
    #expect((object["students"] as? [Any])?.isEmpty == true)
  }
}
