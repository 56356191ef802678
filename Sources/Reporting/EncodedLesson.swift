internal import Checking
internal import Compiling
package import Grading
internal import LessonReading
internal import VisibleText

/// A graded lesson in the form of the JSON report. It is apart from the model, so that a change of the
/// model does not change the JSON.
package struct EncodedLesson: Codable, Sendable {
  package let schemaVersion: Int
  package let lesson: String
  package let seed: UInt64
  package let score: Int
  package let maxScore: Int
  package let bonusScore: Int
  package let isolation: String
  package let digest: String
  package let remarks: [String]
  package let exercises: [EncodedExercise]

  package init(_ graded: GradedLesson) {
    schemaVersion = 1
    lesson = graded.lesson.id
    seed = graded.seed
    score = graded.score
    maxScore = graded.maxScore
    bonusScore = graded.bonusScore
    isolation = graded.isolationText
    digest = graded.digest
    remarks = graded.remarks.map(\.madeVisible)
    exercises = graded.exercises.map(EncodedExercise.init)
  }
}

/// An exercise in JSON.
package struct EncodedExercise: Codable, Sendable {
  package let id: String
  package let title: String
  package let status: String
  package let score: Int
  package let maxScore: Int
  package let bonus: Bool
  package let message: String
  /// The first misconception that the run coincides with.
  package let misconception: OrNull<String>
  /// All of them, where the inputs do not distinguish them.
  package let misconceptions: [String]
  /// The quantities that are wrong, as hints name them.
  package let quantities: [String]
  /// The lesson's formulas with the wrong places marked.
  package let formulas: [EncodedFormula]
  package let convention: OrNull<String>
  package let diagnostics: [EncodedDiagnostic]
  package let checks: [EncodedCheck]

  init(_ graded: GradedExercise) {
    id = graded.exercise.id
    title = graded.exercise.title
    status = graded.status.rawValue
    score = graded.score
    maxScore = graded.maxScore
    bonus = graded.exercise.isBonus
    message = graded.message.madeVisible
    misconceptions = graded.diagnosis?.misconceptions.map(\.id) ?? []
    misconception = OrNull(misconceptions.first)
    quantities = graded.diagnosis?.quantities ?? []
    formulas = graded.formulas.map(EncodedFormula.init)
    convention = OrNull(graded.convention?.id)
    diagnostics = graded.shownDiagnostics.map(EncodedDiagnostic.init)
    checks = graded.checks.map(EncodedCheck.init)
  }
}

/// A message of the compiler in JSON.
package struct EncodedDiagnostic: Codable, Sendable {
  package let file: String
  package let line: Int
  package let column: Int
  package let severity: String
  package let message: String

  init(_ diagnostic: Diagnostic) {
    file = diagnostic.file.madeVisible
    line = diagnostic.line
    column = diagnostic.column
    severity = diagnostic.severity.rawValue
    message = diagnostic.message.madeVisible
  }
}

/// A check in JSON.
package struct EncodedCheck: Codable, Sendable {
  package let id: String
  package let title: String
  package let status: String
  package let score: Int
  package let maxScore: Int
  package let message: String
  package let firstDivergence: OrNull<EncodedDivergence>

  init(_ check: CheckResult) {
    id = check.id
    title = check.title
    status = check.status.rawValue
    score = check.score
    maxScore = check.maxScore
    message = check.message.madeVisible
    firstDivergence = OrNull(check.firstDivergence.map(EncodedDivergence.init))
  }
}

/// A value that is written as `null` if there is none, so its key is always present.
package struct OrNull<Value: Codable & Sendable>: Codable, Sendable {
  package let value: Value?

  package init(_ value: Value?) {
    self.value = value
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    value = container.decodeNil() ? nil : try container.decode(Value.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}
