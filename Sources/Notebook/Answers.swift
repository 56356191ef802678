internal import Foundation

/// The answer to a request that saves a file.
struct SaveAnswer: Encodable, Sendable {
  /// The version of the saved file, which is on the disk; nil if it was not saved.
  var version: String?
  /// The file on the disk, where it is not the one that was to be replaced.
  var conflict: FileView?
  /// The reason in sentences why the file cannot be saved.
  var reason: String?
}

/// The file of an exercise, for the page.
struct FileView: Encodable, Equatable, Sendable {
  let version: String
  let text: String?
  let problem: String?

  init(_ file: ExerciseFile) {
    version = file.version
    text = file.text
    problem = file.problem
  }
}

/// The answer to a request for a hint.
struct HintAnswer: Encodable, Sendable {
  /// The hint as HTML; nil where every hint was shown before.
  let html: String?
  /// How many hints are left, or that there is none, in a sentence.
  let message: String
  /// Whether these are all hints again.
  var areAll = false
}

/// The answer to a request that restores a stub.
struct ResetAnswer: Encodable, Sendable {
  /// The result in a sentence; nil if the old work could not be saved first.
  var message: String?
  var save = SaveAnswer()
}

/// A figure, for the page.
struct FigureAnswer: Encodable, Sendable {
  let id: String
  let revision: Int
  let html: String
  let grounds: String
}

extension Encodable {
  /// The value as JSON on one line.
  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }
}
