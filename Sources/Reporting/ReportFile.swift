internal import Files
package import Foundation
internal import SystemPackage

/// Writes reports to files, each in one step.
package enum ReportFile {
  /// Writes a report to a path, replacing what was there in one step.
  ///
  /// The text is first written to a new file in the same folder, which replaces the old one when
  /// all of it is written; a failure leaves the old file as it was and nothing beside it. A
  /// symbolic link is not replaced; its target is. What is open already or no plain file,
  /// such as `/dev/stdout` or a pipe, is written to as it is.
  package static func write(_ content: Data, to path: String) throws(ReportFileFault) {
    guard let target = try destination(of: path) else { return try append(content, to: path) }
    var facts = stat()
    guard stat(target, &facts) == 0 else {
      return try replace(target, with: content, mode: nil, named: path)
    }
    switch facts.st_mode & S_IFMT {
    case S_IFDIR:
      throw .isFolder(path)
    case S_IFREG:
      guard access(target, W_OK) == 0 else { throw ReportFileFault(path, .last) }
      guard FileManager.default.contents(atPath: target) != content else { return }
      try replace(target, with: content, mode: facts.st_mode & 0o7777, named: path)
    default:
      try append(content, to: path)
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

  private static func replace(
    _ target: String, with content: Data, mode: mode_t?, named path: String
  ) throws(ReportFileFault) {
    let number = String(UInt64.random(in: .min ... .max), radix: 36)
    let draft = "\(folder(of: target))/.lessons-\(number)"
    do {
      try AtomicFile.replace(
        target, with: content, draft: draft, options: AtomicFile.Options(permissions: mode))
    } catch {
      throw ReportFileFault(path, error)
    }
  }

  private static func append(_ content: Data, to path: String) throws(ReportFileFault) {
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
