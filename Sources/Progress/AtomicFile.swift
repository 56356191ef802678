internal import Foundation
internal import Caching

/// Writes files atomically: a reader sees the old content or the new.
enum AtomicFile {
  /// Writes a draft, flushes it to the disk, and renames it over a file.
  static func write(_ bytes: Data, to path: String, draft: String) throws(FileFault) {
    try make(draft, with: bytes, flags: O_CREAT | O_TRUNC)
    guard rename(draft, path) == 0 else {
      let fault = FileFault(path)
      unlink(draft)
      throw fault
    }
  }

  /// Creates a file. Returns false if it exists already.
  static func create(_ path: String, with bytes: Data, draft: String) throws(FileFault) -> Bool {
    try make(draft, with: bytes, flags: O_CREAT | O_TRUNC)
    defer { unlink(draft) }
    // A hard link: unlike a rename, it never replaces another file.
    if link(draft, path) == 0 { return true }
    guard errno == EEXIST else { throw FileFault(path) }
    return false
  }

  private static func make(_ path: String, with bytes: Data, flags: Int32) throws(FileFault) {
    let file = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC | flags, 0o666)
    guard file >= 0 else { throw FileFault(path) }
    var rest = [UInt8](bytes)[...]
    var isWritten = true
    while isWritten, !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      isWritten = count > 0
      rest = rest.dropFirst(max(count, 0))
    }
    isWritten = isWritten && fsync(file) == 0
    let fault = FileFault(path)
    close(file)
    guard isWritten else {
      unlink(path)
      throw fault
    }
  }
}

/// A file that cannot be read or written, with the system's reason.
package struct FileFault: Error, CustomStringConvertible {
  package let description: String

  /// Creates a fault from `errno`.
  init(_ path: String) {
    description = "\(path): \(SystemError.last.sentences)"
  }

  init(_ path: String, reason: String) {
    description = "\(path): \(reason)"
  }
}
