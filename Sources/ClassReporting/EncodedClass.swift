internal import Foundation
internal import Reporting

/// A class in the form of `class.json`, version 1.
///
/// It is written student by student, so that memory does not grow with the class.
struct EncodedClass {
  private let results: ClassResults

  init(_ results: ClassResults) {
    self.results = results
  }

  /// Returns the text, with sorted keys and a line feed at its end.
  func text() throws -> Data {
    let statistics = Dictionary(
      ClassStatistics(results).exercises.map { ($0.exercise.id, EncodedItem($0)) },
      uniquingKeysWith: { first, _ in first })
    let misconceptions = results.misconceptions.map {
      EncodedFinding(id: $0.id, count: $0.count, students: $0.students)
    }
    var data = Data("{\n".utf8)
    try append("lesson", results.lesson, to: &data)
    try append("misconceptions", misconceptions, to: &data)
    try append("schemaVersion", 1, to: &data)
    try append("seed", OrNull(results.seed), to: &data)
    try append("statistics", statistics, to: &data)
    data += Data("  \"students\" : [\n".utf8)
    for (index, student) in results.students.enumerated() {
      data += Data((index > 0 ? ",\n" : "").utf8)
      data += Data("    ".utf8)
      data += try encoded(EncodedStudent(student, in: results), indentation: 4)
    }
    data += Data("\n  ],\n".utf8)
    try append("undiagnosed", results.undiagnosed.map(EncodedGroup.init), to: &data, isLast: true)
    data += Data("}\n".utf8)
    return data
  }

  private func append(
    _ key: String, _ value: some Encodable, to data: inout Data, isLast: Bool = false
  ) throws {
    data += Data("  \"\(key)\" : ".utf8)
    data += try encoded(value, indentation: 2)
    data += Data((isLast ? "\n" : ",\n").utf8)
  }

  /// Encodes a value that stands at an indentation. A string has no line feed in JSON, so each begins a
  /// line of the layout.
  private func encoded(_ value: some Encodable, indentation: Int) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [
      .sortedKeys, .prettyPrinted, .withoutEscapingSlashes,
    ]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let margin = [UInt8](repeating: UInt8(ascii: " "), count: indentation)
    var data = Data()
    for byte in try encoder.encode(value) {
      data.append(byte)
      if byte == UInt8(ascii: "\n") { data.append(contentsOf: margin) }
    }
    return data
  }
}

/// A student in `class.json`.
private struct EncodedStudent: Encodable {
  let student: String
  /// The points without the bonus, an instructor's marks included; null where the grader failed.
  let score: OrNull<Int>
  let bonusScore: OrNull<Int>
  let status: String
  let reason: OrNull<String>
  let late: OrNull<Bool>
  let marks: [EncodedMark]
  let exercises: [EncodedExercise]

  init(_ result: StudentResult, in results: ClassResults) {
    student = result.student
    score = OrNull(result.hasScore ? result.score(in: results.exercises) : nil)
    bonusScore = OrNull(result.hasScore ? result.bonusScore(in: results.exercises) : nil)
    status = result.status.rawValue
    reason = OrNull(result.reason)
    late = OrNull(result.isLate)
    marks = result.marks.sorted { $0.key < $1.key }.map { exercise, mark in
      EncodedMark(exercise: exercise, points: mark.points, reason: mark.reason)
    }
    exercises = result.report?.exercises ?? []
  }
}

/// An instructor's mark in `class.json`.
private struct EncodedMark: Encodable {
  let exercise: String
  let points: Int
  let reason: String
}

/// The statistics of an exercise or a check in `class.json`.
private struct EncodedItem: Encodable {
  let passed: Int
  let attempted: Int
  let difficulty: OrNull<Double>
  let discrimination: OrNull<Double>
  let pointBiserial: OrNull<Double>
  /// The checks by id; nil in the statistics of a check.
  let checks: [String: EncodedItem]?

  init(_ exercise: ClassStatistics.Exercise) {
    let checks = exercise.checks.map { ($0.id, EncodedItem($0.item, checks: nil)) }
    self.init(exercise.item, checks: Dictionary(checks, uniquingKeysWith: { first, _ in first }))
  }

  init(_ item: ItemStatistics, checks: [String: EncodedItem]?) {
    passed = item.passed
    attempted = item.attempted
    difficulty = OrNull(item.difficulty)
    discrimination = OrNull(item.discrimination)
    pointBiserial = OrNull(item.pointBiserial)
    self.checks = checks
  }
}

/// A misconception in `class.json`.
private struct EncodedFinding: Encodable {
  let id: String
  let count: Int
  let students: [String]
}

/// A group of failures in `class.json`.
private struct EncodedGroup: Encodable {
  let id: String
  let exercise: String
  let status: String
  let message: String
  /// The ids of the checks that did not pass.
  let checks: [String]
  let count: Int
  let students: [String]

  init(_ group: FailureGroup) {
    id = group.id
    exercise = group.exercise
    status = group.status
    message = group.message
    checks = group.checks.map(\.id)
    count = group.count
    students = group.students
  }
}
