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

  /// Passes the text piece by piece, with sorted keys and a line feed at its end.
  func write(_ write: (Data) throws -> Void) throws {
    let statistics = Dictionary(
      ClassStatistics(results).exercises.map { ($0.exercise.id, EncodedItem($0)) },
      uniquingKeysWith: { first, _ in first })
    let misconceptions = results.misconceptions.map {
      EncodedFinding(id: $0.id, count: $0.count, students: $0.students)
    }
    try write(Data("{\n".utf8))
    try write(member("lesson", results.lesson))
    try write(member("misconceptions", misconceptions))
    try write(member("schemaVersion", 1))
    try write(member("seed", OrNull(results.seed)))
    try write(member("statistics", statistics))
    try write(Data("  \"students\" : [\n".utf8))
    for (index, student) in results.students.enumerated() {
      try write(Data((index > 0 ? ",\n    " : "    ").utf8) + text(of: student))
    }
    try write(Data("\n  ],\n".utf8))
    try write(member("undiagnosed", results.undiagnosed.map(EncodedGroup.init), isLast: true))
    try write(Data("}\n".utf8))
  }

  /// Returns a student's object. Its exercises are the text of the stored report, which is not decoded.
  private func text(of student: StudentResult) throws -> Data {
    let frame = try encoded(EncodedStudent(student, in: results), indentation: 4)
    guard let report = try student.record?.report() else { return frame }
    // The key stands before all texts that a student could have written.
    let empty = Data("\"exercises\" : [\n    \n      ]".utf8)
    guard let place = frame.range(of: empty) else { throw ReportTextFault() }
    return try frame[..<place.lowerBound] + Data("\"exercises\" : ".utf8)
      + indented(ReportText(report).array, by: 4) + frame[place.upperBound...]
  }

  private func member(_ key: String, _ value: some Encodable, isLast: Bool = false) throws -> Data {
    try Data("  \"\(key)\" : ".utf8) + encoded(value, indentation: 2)
      + Data((isLast ? "\n" : ",\n").utf8)
  }

  /// Encodes a value that stands at an indentation.
  private func encoded(_ value: some Encodable, indentation: Int) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [
      .sortedKeys, .prettyPrinted, .withoutEscapingSlashes,
    ]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return indented(try encoder.encode(value), by: indentation)
  }

  /// Adds an indentation to all lines but the first. A string has no line feed in JSON, so each begins a
  /// line of the layout.
  private func indented(_ text: some Collection<UInt8>, by indentation: Int) -> Data {
    let margin = [UInt8](repeating: UInt8(ascii: " "), count: indentation)
    var data: [UInt8] = []
    data.reserveCapacity(text.count * 5 / 4)
    for byte in text {
      data.append(byte)
      if byte == UInt8(ascii: "\n") { data.append(contentsOf: margin) }
    }
    return Data(data)
  }
}

/// A student in `class.json`, without the exercises.
private struct EncodedStudent: Encodable {
  let student: String
  /// The points without the bonus, an instructor's marks included; null where the grader failed.
  let score: OrNull<Int>
  let bonusScore: OrNull<Int>
  let status: String
  let reason: OrNull<String>
  let late: OrNull<Bool>
  let marks: [EncodedMark]
  /// Stands for the exercises, which are added as text.
  let exercises: [Int] = []

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
