import ClassReporting
import Foundation
import Reporting
import Testing

@Suite("The statistics of a class")
struct ClassStatisticsTests {
  /// The data of `statistics.json`.
  struct Reference: Decodable {
    struct Exercise: Decodable {
      let id: String
      let maxScore: Int
      let isBonus: Bool
      let checks: [String: Int]
    }
    struct Result: Decodable {
      let status: String
      let score: Int
      let checks: [String: Row]
    }
    /// A check's status and score.
    struct Row: Decodable {
      let status: String
      let score: Int

      init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        status = try container.decode(String.self)
        score = try container.decode(Int.self)
      }
    }
    struct Student: Decodable {
      let student: String
      let exercises: [String: Result]
    }
    struct Item: Decodable {
      let passed: Int
      let attempted: Int
      let difficulty: Double?
      let discrimination: Double?
      let pointBiserial: Double?
    }
    struct Class: Decodable, CustomTestStringConvertible, Sendable {
      let name: String
      let students: [Student]
      let expected: [String: Item]
      var testDescription: String { name }
    }
    let exercises: [Exercise]
    let classes: [Class]

    static func read() throws -> Reference {
      let file = Bundle.module.bundleURL.appending(path: "statistics.json")
      return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    }
  }

  private func results(
    of group: Reference.Class, _ exercises: [Reference.Exercise]
  ) throws -> ClassResults {
    let students = try group.students.map { student in
      let found = try exercises.map { exercise in
        let result = try #require(student.exercises[exercise.id])
        return ClassSample.Exercise(
          id: exercise.id, status: result.status, score: result.score,
          maxScore: exercise.maxScore, bonus: exercise.isBonus,
          checks: result.checks.sorted { $0.key < $1.key }.map { id, row in
            ClassSample.Check(
              id: id, status: row.status, score: row.score, maxScore: exercise.checks[id] ?? 0)
          })
      }
      return try ClassSample.student(student.student, found)
    }
    return ClassResults(
      lesson: "optimizers", title: "Optimizers", seed: 7,
      exercises: exercises.map {
        ClassExercise(
          id: $0.id, title: $0.id, maxScore: $0.maxScore, isBonus: $0.isBonus, file: "A.swift")
      }, students: students)
  }

  private func expectEqual(
    _ actual: Double?, _ expected: Double?, _ what: Comment,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    guard let expected, let actual else {
      #expect(actual == nil && expected == nil, what, sourceLocation: location)
      return
    }
    #expect(abs(actual - expected) <= 1e-12, what, sourceLocation: location)
  }

  @Test("They are numpy's to 1e-12", arguments: try Reference.read().classes)
  func numpy(group: Reference.Class) throws {
    let statistics = ClassStatistics(try results(of: group, Reference.read().exercises))
    let items = statistics.exercises.flatMap { exercise in
      [(exercise.exercise.id, exercise.item)] + exercise.checks.map { ($0.id, $0.item) }
    }
    #expect(Set(items.map(\.0)) == Set(group.expected.keys))
    #expect(items.count == group.expected.count)
    for (id, item) in items {
      let expected = try #require(group.expected[id])
      #expect(item.passed == expected.passed, "\(id)")
      #expect(item.attempted == expected.attempted, "\(id)")
      try expectEqual(item.difficulty, expected.difficulty, "difficulty of \(id)")
      try expectEqual(item.discrimination, expected.discrimination, "discrimination of \(id)")
      try expectEqual(item.pointBiserial, expected.pointBiserial, "point-biserial of \(id)")
    }
  }

  @Test("The order of the students changes no statistic")
  func order() throws {
    let reference = try Reference.read()
    let group = try #require(reference.classes.first { $0.students.count == 50 })
    var reversed = try results(of: group, reference.exercises)
    let forward = ClassStatistics(reversed)
    reversed.students.reverse()
    let backward = ClassStatistics(reversed)
    #expect(forward.exercises.map(\.item) == backward.exercises.map(\.item))
    #expect(
      forward.exercises.map { $0.checks.map(\.id) }
        == backward.exercises.map { $0.checks.map(\.id) })
  }

  @Test("A student without a graded submission counts nowhere")
  func ungraded() throws {
    let graded = [
      try ClassSample.student("a", [.init(id: "sgd")]),
      try ClassSample.student("b", [.init(id: "sgd", status: "failed", score: 0)]),
    ]
    let others = [
      ClassSample.student("c", .nothingHandedIn), ClassSample.student("d", .unreadable),
      ClassSample.student("e", .failed),
    ]
    let alone = ClassStatistics(ClassSample.results(graded))
    let together = ClassStatistics(ClassSample.results(graded + others))
    #expect(together.count == 2)
    #expect(alone.exercises.map(\.item) == together.exercises.map(\.item))
    #expect(together.exercises[0].item.difficulty == 0.5)
  }

  @Test("An empty class has no numbers")
  func empty() throws {
    let item = ClassStatistics(ClassSample.results([])).exercises[0].item
    #expect(item.passed == 0 && item.attempted == 0)
    #expect(item.difficulty == nil && item.discrimination == nil && item.pointBiserial == nil)
  }

  @Test("An instructor's mark changes no statistic")
  func marks() throws {
    let students = ["a", "b"].map { id in
      Result { try ClassSample.student(id, [.init(id: "sgd", score: id == "a" ? 20 : 5)]) }
    }
    var results = ClassSample.results(try students.map { try $0.get() })
    let before = ClassStatistics(results).exercises.map(\.item)
    results.students[1].marks["sgd"] = InstructorMark(points: 20, reason: "Explained it to me.")
    #expect(ClassStatistics(results).exercises.map(\.item) == before)
  }
}
