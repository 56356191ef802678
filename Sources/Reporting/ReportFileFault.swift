internal import Foundation

/// A report that could not be written: to where, why, and what to do.
package struct ReportFileFault: Error, CustomStringConvertible {
  package let description: String

  init(_ path: String, _ reason: String, _ advice: String) {
    description = "The report \(path.madeVisibleOnOneLine) was not written: \(reason). \(advice)"
  }

  static func isFolder(_ path: String) -> ReportFileFault {
    ReportFileFault(path, "it is a folder", "Name a file in it.")
  }

  init(_ path: String, code: Int32) {
    switch code {
    case ENOENT:
      self.init(path, "its folder does not exist", "Make the folder, or name another file.")
    case ENOTDIR:
      self.init(path, "a part of its path is no folder", "Name another file.")
    case EACCES, EPERM, EROFS:
      self.init(path, "it may not be written there", "Allow it, or name another file.")
    case ENOSPC, EDQUOT:
      self.init(path, "the disk is full", "Make room, or name a file on another disk.")
    case ENAMETOOLONG:
      self.init(path, "its name is too long", "Name another file.")
    default:
      self.init(path, String(cString: strerror(code)), "Name another file.")
    }
  }
}
