internal import Foundation
internal import Reporting

/// The destination of a result: a file, or standard output for `-`.
struct ResultFile {
  let path: String

  /// Whether the result is written to standard output.
  var isStandardOutput: Bool { path == "-" }

  /// Throws, before the work begins, if the file could not be written.
  func requireWritable() throws {
    if !isStandardOutput { try ReportFile.requireWritable(path) }
  }

  /// Throws if writing would replace a protected file.
  func require(_ kind: ResultKind, besides files: ProtectedFiles) throws {
    if !isStandardOutput { try files.require(path, holds: kind) }
  }

  func write(_ text: String) throws {
    try write(Data(text.utf8))
  }

  func write(_ content: Data) throws {
    if isStandardOutput {
      try StandardOutput.write(Array(content))
    } else {
      try ReportFile.write(content, to: path)
    }
  }
}
