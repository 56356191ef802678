internal import Checking
internal import Foundation
internal import Observations

/// An answer in a file of the cache. A trace is stored in its wire format.
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

  /// The answer, or nil where the bytes are not a valid trace.
  var answer: Answer? {
    switch self {
    case .observed(let bytes): (try? Trace(wireBytes: Array(bytes))).map(Answer.observed)
    case .unfinished: .unfinished
    case .crashed(let message): .crashed(message)
    case .timedOut(let message): .timedOut(message)
    }
  }
}
