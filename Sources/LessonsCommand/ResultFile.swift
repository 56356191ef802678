internal import Foundation
internal import Reporting

/// A place for a result that an option names: a file, or `-` for standard output.
struct ResultFile {
  let path: String

  /// Whether the result goes to standard output.
  var isStandardOutput: Bool { path == "-" }

  /// Makes sure, before there is anything to write, that it could be written.
  func requireWritable() throws {
    if !isStandardOutput { try ReportFile.requireWritable(path) }
  }

  /// Makes sure that what is written replaces no file that is to be kept.
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
