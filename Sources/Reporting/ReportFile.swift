internal import Files
package import Foundation
internal import SystemPackage

/// Writes reports to files, each in one step. A file that has the report already stays as it is.
package enum ReportFile {
  /// Writes a report to a path, replacing what was there in one step.
  ///
  /// The text is first written to a new file in the same folder, which replaces the old one when
  /// all of it is written; a failure leaves the old file as it was and nothing beside it. A
  /// symbolic link is not replaced; its target is. What is open already or no plain file,
  /// such as `/dev/stdout` or a pipe, is written to as it is.
  package static func write(_ content: Data, to path: String) throws(ReportFileFault) {
    switch try target(of: path) {
    case .device(let device):
      try append(content, to: device)
    case .file(let file, let permissions):
      do {
        try AtomicFile.replace(
          file, with: content, draft: draft(beside: file),
          options: AtomicFile.Options(permissions: permissions))
      } catch {
        throw ReportFileFault(path, error)
      }
    }
  }

  /// Writes a report of text to a path, in UTF-8.
  package static func write(_ text: String, to path: String) throws(ReportFileFault) {
    try write(Data(text.utf8), to: path)
  }

  /// Adds text to the end of a file, making the file where there is none.
  package static func append(_ text: String, to path: String) throws(ReportFileFault) {
    try append(Data(text.utf8), to: path)
  }

  /// Makes sure, before there is anything to write, that a report could be written to a path.
  package static func requireWritable(_ path: String) throws(ReportFileFault) {
    guard let target = try destination(of: path) else { return }
    var facts = stat()
    if stat(target, &facts) == 0 {
      guard facts.st_mode & S_IFMT != S_IFDIR else { throw .isFolder(path) }
      guard access(target, W_OK) == 0 else { throw ReportFileFault(path, .last) }
    } else {
      let folder = folder(of: target)
      guard stat(folder, &facts) == 0 else { throw ReportFileFault(path, .last) }
      guard facts.st_mode & S_IFMT == S_IFDIR else {
        throw ReportFileFault(path, SystemError(code: ENOTDIR))
      }
      guard access(folder, W_OK | X_OK) == 0 else { throw ReportFileFault(path, .last) }
    }
  }

  /// Follows symbolic links to the path that is to be written, or nil where one of the kernel's own
  /// leads to an open file, as `/dev/stdout` does.
  private static func destination(of path: String) throws(ReportFileFault) -> String? {
    guard !path.isEmpty else {
      throw ReportFileFault(path, "no file is named", "Name the file to write.")
    }
    guard !path.hasSuffix("/") else { throw ReportFileFault.isFolder(path) }
    var target = path
    for _ in 0..<16 {
      guard let link = try? FileManager.default.destinationOfSymbolicLink(atPath: target) else {
        return target
      }
      guard !target.hasPrefix("/proc/") else { return nil }
      target = link.hasPrefix("/") ? link : folder(of: target) + "/" + link
    }
    throw ReportFileFault(path, "its symbolic links lead in a circle", "Name a plain file.")
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Where a report is written to.
  enum Target {
    /// A plain file, which a draft replaces, with the permissions of the one that is there; nil for a
    /// new file.
    case file(String, permissions: mode_t?)
    /// What is open already or no plain file, which is appended to.
    case device(String)
  }

  /// Finds where a report to a path is written to.
  static func target(of path: String) throws(ReportFileFault) -> Target {
    guard let target = try destination(of: path) else { return .device(path) }
    var facts = stat()
    guard stat(target, &facts) == 0 else { return .file(target, permissions: nil) }
    switch facts.st_mode & S_IFMT {
    case S_IFDIR:
      throw .isFolder(path)
    case S_IFREG:
      guard access(target, W_OK) == 0 else { throw ReportFileFault(path, .last) }
      return .file(target, permissions: facts.st_mode & 0o7777)
    default:
      return .device(path)
    }
  }

  /// Returns a path for a draft in the folder of a file.
  static func draft(beside file: String) -> String {
    let number = String(UInt64.random(in: .min ... .max), radix: 36)
    return "\(folder(of: file))/.lessons-\(number)"
  }

  static func append(_ content: Data, to path: String) throws(ReportFileFault) {
    do {
      let file = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.append, .create, .closeOnExec],
        permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite])
      try file.closeAfter { _ = try file.writeAll(content) }
    } catch {
      throw ReportFileFault(path, SystemError(error))
    }
  }
}
