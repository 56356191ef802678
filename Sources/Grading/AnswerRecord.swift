internal import Checking
internal import Foundation
internal import Observations

/// An answer, as it lies on the disk: a trace in the bytes that it had on the pipe.
enum AnswerRecord: Codable {
  case observed(Data)
  case unfinished
  case crashed(String)
  case timedOut(String)

  init(_ answer: Answer) {
    self =
      switch answer {
      case .observed(let trace): .observed(Data(trace.wireBytes))
      case .unfinished: .unfinished
      case .crashed(let message): .crashed(message)
      case .timedOut(let message): .timedOut(message)
      }
  }

  /// The answer, or nil where the bytes are no trace.
  var answer: Answer? {
    switch self {
    case .observed(let bytes): (try? Trace(wireBytes: Array(bytes))).map(Answer.observed)
    case .unfinished: .unfinished
    case .crashed(let message): .crashed(message)
    case .timedOut(let message): .timedOut(message)
    }
  }
}
