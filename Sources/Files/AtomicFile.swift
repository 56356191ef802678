internal import CFiles
package import Foundation
internal import SystemPackage

/// Writes files so that a reader finds either the old content or the new content, never a part of it.
package enum AtomicFile {
  /// How a file is written.
  package struct Options: Sendable {
    /// The permissions of the new file; nil for the process's default.
    package var permissions: mode_t?
    /// Whether the content is flushed to the disk before the draft is renamed.
    package var isDurable: Bool

    package init(permissions: mode_t? = nil, isDurable: Bool = false) {
      self.permissions = permissions
      self.isDurable = isDurable
    }
  }

  /// Replaces a file, unless it has that content and those permissions already.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - bytes: The new content.
  ///   - draft: The path of the draft, in the same folder. A file there is overwritten.
  ///   - options: How the draft is written.
  /// - Throws: The system's error. The old file is then unchanged and the draft is removed.
  package static func replace(
    _ path: String, with bytes: Data, draft: String, options: Options = Options()
  ) throws(SystemError) {
    do {
      try replace(path, draft: draft, options: options) { try $0(bytes) }
    } catch {
      throw error as? SystemError ?? SystemError(error)
    }
  }

  /// Replaces a file by content that is written piece by piece, unless it has that content and those
  /// permissions already.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - draft: The path of the draft, in the same folder. A file there is overwritten.
  ///   - options: How the draft is written.
  ///   - produce: Passes the pieces in order to the function that it gets.
  /// - Throws: A ``SystemError``, or what `produce` throws. The old file is then unchanged and the draft is
  ///   removed.
  package static func replace(
    _ path: String, draft: String, options: Options = Options(),
    producing produce: (_ write: (Data) throws -> Void) throws -> Void
  ) throws {
    do {
      try write(to: draft, options: options, producing: produce)
      if isEqual(draft, to: path) {
        unlink(draft)
      } else if rename(draft, path) != 0 {
        throw SystemError.last
      }
    } catch {
      unlink(draft)
      throw error
    }
  }

  /// Whether a file has the content and the permissions of a draft. A symbolic link to such a file has
  /// not.
  private static func isEqual(_ draft: String, to path: String) -> Bool {
    var (old, new) = (stat(), stat())
    // The mode contains the kind of the file.
    guard lstat(path, &old) == 0, lstat(draft, &new) == 0, old.st_mode == new.st_mode else {
      return false
    }
    return FileManager.default.contentsEqual(atPath: draft, andPath: path)
  }

  /// Writes a file that does not exist yet, durably.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - bytes: Its content.
  ///   - draft: The path of the draft, in the same folder.
  /// - Returns: Whether the file was written; false where there is a file at the path.
  /// - Throws: The system's error.
  package static func create(
    _ path: String, with bytes: Data, draft: String
  ) throws(SystemError) -> Bool {
    try write(bytes, to: draft, options: Options(isDurable: true))
    defer { unlink(draft) }
    // Unlike `rename`, `link` never replaces another file.
    if link(draft, path) == 0 { return true }
    guard errno == EEXIST else { throw .last }
    return false
  }

  /// Writes a draft. A draft that cannot be written completely is removed.
  static func write(
    _ bytes: Data, to path: String, options: Options
  ) throws(SystemError) {
    do {
      try write(to: path, options: options) { try $0(bytes) }
    } catch {
      throw error as? SystemError ?? SystemError(error)
    }
  }

  /// Writes a draft piece by piece.
  ///
  /// It has no name until it is complete, so that nothing is left of it where the process is killed. On
  /// file systems without such files it has its name from the beginning.
  ///
  /// - Throws: A ``SystemError``, or what `produce` throws. The draft is then removed.
  static func write(
    to path: String, options: Options,
    producing produce: (_ write: (Data) throws -> Void) throws -> Void
  ) throws {
    let folder = FilePath(path).removingLastComponent()
    let unnamed = files_open_unnamed(folder.isEmpty ? "." : folder.string)
    var isNamed = false
    do {
      let file: FileDescriptor
      if unnamed >= 0 {
        file = FileDescriptor(rawValue: unnamed)
      } else {
        file = try FileDescriptor.open(
          FilePath(path), .writeOnly, options: [.create, .truncate, .noFollow, .closeOnExec],
          permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite])
        isNamed = true
      }
      try file.closeAfter {
        try produce { piece in
          do {
            _ = try file.writeAll(piece)
          } catch {
            throw SystemError(error)
          }
        }
        if let permissions = options.permissions, fchmod(file.rawValue, permissions) != 0 {
          throw SystemError.last
        }
        if options.isDurable, fsync(file.rawValue) != 0 { throw SystemError.last }
        if !isNamed { try name(file, path) }
        isNamed = true
      }
    } catch {
      if isNamed { unlink(path) }
      throw error is Errno ? SystemError(error) : error
    }
  }

  /// Names a file that was opened without a name. A draft of this name is replaced, a symbolic link is not.
  private static func name(_ file: FileDescriptor, _ path: String) throws(SystemError) {
    if files_name(file.rawValue, path) == 0 { return }
    guard errno == EEXIST else { throw .last }
    var facts = stat()
    if lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFLNK {
      throw SystemError(code: ELOOP)
    }
    unlink(path)
    if files_name(file.rawValue, path) != 0 { throw .last }
  }
}
