internal import CFiles
package import Foundation

/// A text file that several programs write, and that is only replaced where its content is known.
package enum VersionedFile {
  /// The version of a file that does not exist.
  package static let absent = "absent"

  /// Returns the version of a content, which differs for different contents.
  package static func version(of bytes: some Collection<UInt8>) -> String {
    var hash = ContentHash()
    hash.add(bytes)
    return String(hash.hexadecimal().prefix(32))
  }

  /// Replaces a file durably if its content has the expected version.
  ///
  /// When this returns true, the new content and its name are on the disk. Otherwise the file is
  /// unchanged. The old and the new file change places in one step, and then the old one is compared,
  /// so that a save of another program between the comparison and the replacement is not lost.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - expected: The version that is replaced; ``absent`` where there must be no file.
  ///   - bytes: The new content.
  ///   - draft: The path of the draft, in the same folder. A file there is overwritten.
  /// - Returns: Whether the file was replaced; false where it has another version.
  /// - Throws: The system's error. The file is then unchanged.
  package static func replace(
    _ path: String, expecting expected: String, with bytes: Data, draft: String
  ) throws(SystemError) -> Bool {
    let folder = try openFolder(of: path)
    defer { close(folder) }
    // Saves of this program are made one at a time. Where there are no locks, the comparison remains.
    while flock(folder, LOCK_EX) != 0, errno == EINTR {}
    let isReplaced =
      expected == absent
      ? try AtomicFile.create(path, with: bytes, draft: draft)
      : try exchange(path, expecting: expected, with: bytes, draft: draft)
    // Without this a rename may be lost when the machine stops.
    guard !isReplaced || fsync(folder) == 0 || errno == EINVAL else { throw .last }
    return isReplaced
  }

  private static func exchange(
    _ path: String, expecting expected: String, with bytes: Data, draft: String
  ) throws(SystemError) -> Bool {
    var facts = stat()
    guard stat(path, &facts) == 0, currentVersion(of: path) == expected else { return false }
    try AtomicFile.write(
      bytes, to: draft,
      options: AtomicFile.Options(permissions: facts.st_mode & 0o7777, isDurable: true))
    defer { unlink(draft) }
    guard files_exchange(draft, path) == 0 else {
      switch errno {
      case ENOENT: return false
      // The file system cannot exchange two files.
      case EINVAL, ENOSYS:
        guard currentVersion(of: path) == expected else { return false }
        guard rename(draft, path) == 0 else { throw .last }
        return true
      default: throw .last
      }
    }
    guard currentVersion(of: draft) != expected else { return true }
    guard files_exchange(draft, path) == 0 else { throw .last }
    // Another program may have saved once more, and its newer file is the one to stay.
    if currentVersion(of: draft) != version(of: bytes) { _ = files_exchange(draft, path) }
    return false
  }

  private static func currentVersion(of path: String) -> String {
    FileManager.default.contents(atPath: path).map { version(of: $0) } ?? absent
  }

  private static func openFolder(of path: String) throws(SystemError) -> Int32 {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last }
    return descriptor
  }
}
