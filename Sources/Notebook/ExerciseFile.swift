internal import Courses
internal import Files
internal import Foundation

/// The file of an exercise as it was read from the disk.
struct ExerciseFile: Equatable, Sendable {
  /// The version of the content; ``VersionedFile/absent`` where there is no file.
  let version: String
  /// The text; nil where there is none that could be edited.
  let text: String?
  /// The reason in a sentence why the file cannot be edited; nil if it can.
  let problem: String?
  /// Whether lines end with a carriage return and a line feed.
  let hasCarriageReturns: Bool

  init(at path: String) {
    switch SubmittedFile.bytes(of: path) {
    case .missing:
      self.init(version: VersionedFile.absent, text: nil, problem: nil, hasCarriageReturns: false)
    case .refused(let reason):
      self.init(version: "refused", text: nil, problem: reason, hasCarriageReturns: false)
    case .content(let bytes): self.init(bytes: bytes)
    }
  }

  private init(version: String, text: String?, problem: String?, hasCarriageReturns: Bool) {
    self.version = version
    self.text = text
    self.problem = problem
    self.hasCarriageReturns = hasCarriageReturns
  }

  init(bytes: [UInt8]) {
    version = VersionedFile.version(of: bytes)
    hasCarriageReturns = bytes.contains(UInt8(ascii: "\r"))
    switch SubmittedFile.text(bytes) {
    case .text(let text): (self.text, problem) = (text, nil)
    case .refused(let reason): (text, problem) = (nil, reason)
    case .missing: (text, problem) = (nil, nil)
    }
  }

  /// Returns the bytes of a new text with this file's line ends.
  func bytes(of text: String) -> [UInt8] {
    Array((hasCarriageReturns ? text.replacing("\n", with: "\r\n") : text).utf8)
  }
}
