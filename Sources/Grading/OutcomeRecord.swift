internal import Compiling
internal import Foundation
internal import Sandbox

/// An outcome in a file of the cache.
enum OutcomeRecord: Codable {
  case didNotCompile(diagnostics: [Diagnostic], firstError: String?)
  case judged(ResultRecord)

  init(_ outcome: ExerciseOutcome) {
    switch outcome {
    case .didNotCompile(let failure):
      self = .didNotCompile(diagnostics: failure.diagnostics, firstError: failure.firstError)
    case .judged(let result): self = .judged(ResultRecord(result))
    }
  }

  /// Decodes a record. Returns nil where the bytes are not a valid one.
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

  /// The outcome, or nil where an answer in it is damaged.
  var outcome: ExerciseOutcome? {
    switch self {
    case .didNotCompile(let diagnostics, let firstError):
      .didNotCompile(
        BuildFailure(diagnostics: diagnostics, firstError: firstError, toolFailure: nil))
    case .judged(let record): record.result.map(ExerciseOutcome.judged)
    }
  }
}

/// A result in a file of the cache.
struct ResultRecord: Codable {
  private let verdict: ExerciseVerdict
  private let figureAnswers: [FigureRun: AnswerRecord]
  private let isolation: Isolation?
  private let remark: String?

  init(_ result: ExerciseResult) {
    verdict = result.verdict
    figureAnswers = result.figureAnswers.mapValues(AnswerRecord.init)
    isolation = result.isolation
    remark = result.remark
  }

  /// The result, or nil where an answer in it is damaged.
  var result: ExerciseResult? {
    let answers = figureAnswers.compactMapValues(\.answer)
    guard answers.count == figureAnswers.count else { return nil }
    return ExerciseResult(
      verdict: verdict, figureAnswers: answers, isolation: isolation, remark: remark)
  }
}
