internal import Checking
internal import Compiling
internal import Grading
internal import LessonReading
internal import VisibleText

/// A graded lesson in the form of the JSON report. It is apart from the model, so that a change of the
/// model does not change the JSON.
struct EncodedLesson: Encodable, Sendable {
  let schemaVersion = 1
  let lesson: String
  let seed: UInt64
  let score: Int
  let maxScore: Int
  let bonusScore: Int
  let isolation: String
  let digest: String
  let remarks: [String]
  let exercises: [EncodedExercise]

  init(_ graded: GradedLesson) {
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

  private enum CodingKeys: CodingKey {
    case schemaVersion, lesson, seed, score, maxScore, bonusScore, isolation, digest, remarks
    case exercises
  }
}

/// An exercise in JSON.
struct EncodedExercise: Encodable, Sendable {
  let id: String
  let title: String
  let status: String
  let score: Int
  let maxScore: Int
  let bonus: Bool
  let message: String
  /// The first misconception that the run coincides with.
  let misconception: OrNull<String>
  /// All of them, where the inputs do not distinguish them.
  let misconceptions: [String]
  /// The quantities that are wrong, as hints name them.
  let quantities: [String]
  /// The lesson's formulas with the wrong places marked.
  let formulas: [EncodedFormula]
  let convention: OrNull<String>
  let diagnostics: [EncodedDiagnostic]
  let checks: [EncodedCheck]

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
struct EncodedDiagnostic: Encodable, Sendable {
  let file: String
  let line: Int
  let column: Int
  let severity: String
  let message: String

  init(_ diagnostic: Diagnostic) {
    file = diagnostic.file.madeVisible
    line = diagnostic.line
    column = diagnostic.column
    severity = diagnostic.severity.rawValue
    message = diagnostic.message.madeVisible
  }
}

/// A check in JSON.
struct EncodedCheck: Encodable, Sendable {
  let id: String
  let title: String
  let status: String
  let score: Int
  let maxScore: Int
  let message: String
  let firstDivergence: OrNull<EncodedDivergence>

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
struct OrNull<Value: Encodable & Sendable>: Encodable, Sendable {
  let value: Value?

  init(_ value: Value?) {
    self.value = value
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}
