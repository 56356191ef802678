import ClassReporting
import Foundation
import Reporting

/// Small classes for the tests.
enum ClassSample {
  /// A check as a report has it.
  struct Check {
    var id: String
    var status = "passed"
    var score = 10
    var maxScore = 10
    var message = "Agrees."
    var divergence: Any = NSNull()
  }

  /// An exercise as a report has it.
  struct Exercise {
    var id: String
    var status = "passed"
    var score = 20
    var maxScore = 20
    var bonus = false
    var message = "All checks agree."
    var misconception: String?
    var convention: String?
    var checks: [Check] = []
  }

  /// A report and the files of a submission.
  struct Record: SubmissionRecord {
    let text: String
    let files: [String: String]

    func report() -> String { text }
    func sources() -> [String: String] { files }
  }

  /// Returns the text of a report with the given exercises.
  static func report(_ exercises: [Exercise]) throws -> String {
    let objects = exercises.map { exercise in
      [
        "id": exercise.id, "title": exercise.id, "status": exercise.status,
        "score": exercise.score, "maxScore": exercise.maxScore, "bonus": exercise.bonus,
        "message": exercise.message, "misconception": exercise.misconception ?? NSNull(),
        "misconceptions": [exercise.misconception].compactMap(\.self),
        "quantities": [String](), "formulas": [String](),
        "convention": exercise.convention ?? NSNull(), "diagnostics": [String](),
        "checks": exercise.checks.map { check in
          [
            "id": check.id, "title": "The check \(check.id)", "status": check.status,
            "score": check.score, "maxScore": check.maxScore, "message": check.message,
            "firstDivergence": check.divergence,
          ] as [String: Any]
        },
      ] as [String: Any]
    }
    let lesson: [String: Any] = [
      "schemaVersion": 1, "lesson": "optimizers", "seed": 7,
      "score": exercises.filter { !$0.bonus }.map(\.score).reduce(0, +), "maxScore": 20,
      "bonusScore": exercises.filter(\.bonus).map(\.score).reduce(0, +), "isolation": "full",
      "digest": "0123", "remarks": [String](), "exercises": objects,
    ]
    let data = try JSONSerialization.data(withJSONObject: lesson)
    return try JSONReport(JSONReport.lesson(in: String(decoding: data, as: UTF8.self))).text()
  }

  /// Returns the divergence of a check that has these values.
  static func divergence(step: Int = 1, actual: [Any]) -> Any {
    [
      "step": step, "place": "after step \(step)", "label": "parameters", "scenario": "a bowl",
      "expected": [1.0], "actual": actual,
    ] as [String: Any]
  }

  /// Returns a student whose submission was graded.
  static func student(
    _ id: String, name: String? = nil, _ exercises: [Exercise], sources: [String: String] = [:],
    marks: [String: InstructorMark] = [:], isLate: Bool? = nil, roster: [String: String] = [:]
  ) throws -> StudentResult {
    let text = try report(exercises)
    var summaries = ReportSummaries()
    return StudentResult(
      student: id, name: name, roster: roster, status: .graded, reason: nil, isLate: isLate,
      report: try summaries.summary(of: text), record: Record(text: text, files: sources),
      marks: marks, reportPath: "reports/\(id).html")
  }

  /// Returns a student whose submission was not graded.
  static func student(
    _ id: String, name: String? = nil, _ status: StudentResult.Status, reason: String? = nil,
    marks: [String: InstructorMark] = [:]
  ) -> StudentResult {
    StudentResult(
      student: id, name: name, roster: [:], status: status, reason: reason, isLate: nil,
      report: nil, record: nil, marks: marks, reportPath: nil)
  }

  static let exercises = [
    ClassExercise(id: "sgd", title: "Descent", maxScore: 20, isBonus: false, file: "SGD.swift"),
    ClassExercise(id: "adam", title: "Adam", maxScore: 20, isBonus: false, file: "Adam.swift"),
    ClassExercise(
      id: "challenge", title: "Challenge", maxScore: 10, isBonus: true, file: "Challenge.swift"),
  ]

  /// Returns a class with these students, who are sorted.
  static func results(_ students: [StudentResult], seed: UInt64? = 7) -> ClassResults {
    ClassResults(
      lesson: "optimizers", title: "Optimizers", seed: seed, exercises: exercises,
      students: students.sorted { $0.student < $1.student })
  }
}
