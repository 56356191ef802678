internal import Files
internal import Foundation
internal import VisibleText

/// A report that could not be written: its path, the reason, and advice.
package struct ReportFileFault: Error, CustomStringConvertible {
  package let description: String
  /// Whether another path would do; otherwise the device cannot take the report.
  package let isWrongUsage: Bool

  init(_ path: String, _ reason: String, _ advice: String, isWrongUsage: Bool = true) {
    let name = path.madeVisibleOnOneLine
    description = "The report \(name) was not written: \(reason). \(advice)"
    self.isWrongUsage = isWrongUsage
  }

  static func isFolder(_ path: String) -> ReportFileFault {
    ReportFileFault(path, "it is a folder", "Name a file in it.")
  }

  init(_ path: String, _ error: SystemError) {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    if error.code == ENOENT, FileManager.default.fileExists(atPath: folder) {
      self.init(
        path, "no file can be made in \(folder.madeVisibleOnOneLine)", "Name another folder.")
      return
    }
    let isFull = error.code.map([ENOSPC, EDQUOT, EIO, EFBIG].contains) ?? false
    self.init(path, error.reason, error.advice ?? "Name another file.", isWrongUsage: !isFull)
  }
}
