internal import Files
package import Foundation
internal import Synchronization

/// A folder of computed results, each in a file named by the hash of everything it was computed from.
///
/// The cache saves time and never changes a result. A missing, damaged or foreign file counts as
/// missing, and the next ``store(_:for:)`` replaces it. Where the folder cannot be written, nothing is
/// stored. Files are replaced atomically, so any number of processes may share the folder and may be
/// killed at any moment.
package final class ResultCache: Sendable {
  private let folder: URL
  private let limit: Limit
  /// Whether old files were removed already. The first call of `store` does so.
  private let isTrimmed = Mutex(false)

  /// The limit to which the folder is reduced before the first result is stored.
  package struct Limit: Sendable {
    var files: Int
    var bytes: Int

    package init(files: Int = 4000, bytes: Int = 64 << 20) {
      self.files = files
      self.bytes = bytes
    }
  }

  /// Creates a cache in a folder, which need not exist yet.
  package init(in folder: URL, limit: Limit = Limit()) {
    self.folder = folder
    self.limit = limit
  }

  /// Returns the result stored for a key, or nil where there is none or it is damaged. Marks it as used.
  package func value(for key: String) -> Data? {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let descriptor = open(folder.appending(path: key).path, flags)
    guard descriptor >= 0 else { return nil }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG,
      facts.st_size <= Self.largestFile,
      let content = try? file.read(upToCount: Int(facts.st_size)),
      content.count >= Self.checksumLength
    else { return nil }
    let result = Data(content.dropFirst(Self.checksumLength))
    guard content.prefix(Self.checksumLength) == Self.checksum(key, result) else { return nil }
    futimens(descriptor, nil)
    return result
  }

  /// Stores a result for a key. A result that is too large or cannot be written is left out.
  package func store(_ result: Data, for key: String) {
    guard result.count + Self.checksumLength <= Self.largestFile else { return }
    let isFirst = isTrimmed.withLock { isTrimmed in
      defer { isTrimmed = true }
      return !isTrimmed
    }
    if isFirst { trim() }
    // A result that is not stored is computed again.
    try? write(Self.checksum(key, result) + result, to: folder.appending(path: key))
  }

  private func write(_ content: Data, to file: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder),
      isFolder.boolValue
    {
      // A folder occupies the path: remove it.
      try FileManager.default.removeItem(at: file)
    }
    let draft = folder.appending(path: ".draft-\(UUID().uuidString)").path
    try AtomicFile.replace(file.path, with: content, draft: draft)
  }

  /// Removes the least recently used files until the rest is within the limit. Drafts of killed
  /// processes are never used, so they are removed in the same way.
  private func trim() {
    let keys: Set<URLResourceKey> = [.contentModificationDateKey, .fileSizeKey]
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: Array(keys))
    let entries = (files ?? []).map { file in
      let facts = try? file.resourceValues(forKeys: keys)
      return (
        file: file, lastUse: facts?.contentModificationDate ?? .distantPast,
        bytes: facts?.fileSize ?? 0
      )
    }
    var remaining = limit
    for (file, _, bytes) in entries.sorted(by: { $0.lastUse > $1.lastUse }) {
      remaining.files -= 1
      remaining.bytes -= bytes
      // The result is ignored: another process may have removed the file.
      if remaining.files < 0 || remaining.bytes < 0 { unlink(file.path) }
    }
  }

  /// The largest file, in bytes.
  private static let largestFile = 4 << 20

  /// The checksum at the start of each file. It covers the key, so a file under another key's name is
  /// not accepted.
  private static func checksum(_ key: String, _ result: Data) -> Data {
    var hash = ContentHash()
    hash.add(key)
    hash.add(result)
    return Data(hash.hexadecimal().utf8)
  }

  private static let checksumLength = 64
}
