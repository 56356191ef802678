internal import Compiling
internal import Foundation
internal import Sandbox

/// An attempt, as it is on the disk.
enum AttemptRecord: Codable {
  case refused(diagnostics: [Diagnostic], elsewhere: String?)
  case examined(ExaminedRecord)

  init(_ attempt: Attempt) {
    switch attempt {
    case .refused(let failure):
      self = .refused(diagnostics: failure.diagnostics, elsewhere: failure.elsewhere)
    case .examined(let examined): self = .examined(ExaminedRecord(examined))
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
  var attempt: Attempt? {
    switch self {
    case .refused(let diagnostics, let elsewhere):
      .refused(BuildFailure(diagnostics: diagnostics, elsewhere: elsewhere, collapse: nil))
    case .examined(let record): record.examined.map(Attempt.examined)
    }
  }
}

/// An examined exercise, as it is on the disk.
struct ExaminedRecord: Codable {
  private let verdict: ExerciseVerdict
  private let figureAnswers: [FigureRun: AnswerRecord]
  private let isolation: Isolation?
  private let remark: String?

  init(_ examined: Examined) {
    verdict = examined.verdict
    figureAnswers = examined.figureAnswers.mapValues(AnswerRecord.init)
    isolation = examined.isolation
    remark = examined.remark
  }

  /// The examined exercise, or nil where an answer in it is damaged.
  var examined: Examined? {
    let answers = figureAnswers.compactMapValues(\.answer)
    guard answers.count == figureAnswers.count else { return nil }
    return Examined(
      verdict: verdict, figureAnswers: answers, isolation: isolation, remark: remark)
  }
}
