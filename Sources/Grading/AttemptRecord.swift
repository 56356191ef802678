internal import Checking
internal import Foundation
internal import LessonReading
internal import Sandbox

/// An attempt, as it lies on the disk.
enum AttemptRecord: Codable {
  case refused(diagnostics: [Diagnostic], elsewhere: String?)
  case examined(VerdictRecord)

  init(_ attempt: Attempt) {
    switch attempt {
    case .refused(let failure):
      self = .refused(diagnostics: failure.diagnostics, elsewhere: failure.elsewhere)
    case .examined(let examined): self = .examined(VerdictRecord(examined))
    }
  }

  /// Reads a record; nil where the bytes are none.
  init?(_ data: Data) {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let record = try? decoder.decode(Self.self, from: data) else { return nil }
    self = record
  }

  func data() throws -> Data {
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try encoder.encode(self)
  }

  /// The attempt, or nil where an answer in it is damaged.
  func attempt(_ exercise: Exercise, source: String?) -> Attempt? {
    switch self {
    case .refused(let diagnostics, let elsewhere):
      .refused(BuildFailure(diagnostics: diagnostics, elsewhere: elsewhere, collapse: nil))
    case .examined(let record): record.examined(exercise, source: source).map(Attempt.examined)
    }
  }
}

/// A verdict without what the lesson and the submission know anyway.
struct VerdictRecord: Codable {
  private let status: Verdict
  private let score: Int
  private let message: String
  private let location: GradedExercise.Location?
  private let diagnosis: Diagnosis?
  private let convention: VariantName?
  private let diagnostics: [Diagnostic]
  private let checks: [CheckResult]
  private let output: String
  private let figureAnswers: [FigureRun: AnswerRecord]
  private let isolation: String?
  private let remark: String?

  init(_ examined: Examined) {
    let graded = examined.graded
    status = graded.status
    score = graded.score
    message = graded.message
    location = graded.location
    diagnosis = graded.diagnosis
    convention = graded.convention
    diagnostics = graded.diagnostics
    checks = graded.checks
    output = graded.output
    figureAnswers = examined.figureAnswers.mapValues(AnswerRecord.init)
    isolation = examined.isolation?.rawValue
    remark = examined.remark
  }

  func examined(_ exercise: Exercise, source: String?) -> Examined? {
    var answers: [FigureRun: Answer] = [:]
    for (run, record) in figureAnswers {
      guard let answer = record.answer else { return nil }
      answers[run] = answer
    }
    return Examined(
      graded: GradedExercise(
        exercise: exercise, status: status, score: score, message: message, location: location,
        diagnosis: diagnosis, convention: convention, diagnostics: diagnostics, checks: checks,
        source: source, output: output),
      figureAnswers: answers, isolation: isolation.flatMap(Isolation.init), remark: remark)
  }
}
