internal import Files
package import Foundation
internal import Synchronization

/// A cache of results in a folder, each under the hash of everything it was computed from.
///
/// A missing or damaged entry counts as a miss, and a failure to write is ignored. Entries are written
/// atomically, so any number of processes may share the folder and be killed at any moment.
package final class ResultCache: Sendable {
  private let folder: URL
  private let limit: Limit
  /// Whether this process has evicted old entries, as it does once, before it stores its first.
  private let hasEvicted = Mutex(false)

  /// The size that the cache is reduced to before a process stores its first entry.
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

  /// Returns the entry of a key, if it exists and is undamaged, and marks it as used.
  package func result(of key: String) -> Data? {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let descriptor = open(folder.appending(path: key).path, flags)
    guard descriptor >= 0 else { return nil }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG,
      facts.st_size <= Self.largest,
      let content = try? file.read(upToCount: Int(facts.st_size)),
      content.count >= Self.checksumLength
    else { return nil }
    let result = Data(content.dropFirst(Self.checksumLength))
    guard content.prefix(Self.checksumLength) == Self.checksum(key, result) else { return nil }
    futimens(descriptor, nil)
    return result
  }

  /// Stores a result under a key.
  package func store(_ result: Data, as key: String) {
    guard result.count + Self.checksumLength <= Self.largest else { return }
    let isFirst = hasEvicted.withLock { hasEvicted in
      defer { hasEvicted = true }
      return !hasEvicted
    }
    if isFirst { evict() }
    // A result that is not cached is computed again.
    try? write(Self.checksum(key, result) + result, to: folder.appending(path: key))
  }

  private func write(_ content: Data, to place: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder),
      isFolder.boolValue
    {
      // A folder occupies the path: remove it.
      try FileManager.default.removeItem(at: place)
    }
    let draft = folder.appending(path: ".draft-\(UUID().uuidString)").path
    try AtomicFile.replace(place.path, with: content, draft: draft)
  }

  /// Removes the least recently used entries beyond the limit. Drafts of killed processes are removed
  /// in the same way, since they are never used.
  private func evict() {
    let keys: Set<URLResourceKey> = [.contentModificationDateKey, .fileSizeKey]
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: Array(keys))
    let known = (files ?? []).map { file in
      let facts = try? file.resourceValues(forKeys: keys)
      return (
        file: file, lastUse: facts?.contentModificationDate ?? .distantPast,
        bytes: facts?.fileSize ?? 0
      )
    }
    var room = limit
    for (file, _, bytes) in known.sorted(by: { $0.lastUse > $1.lastUse }) {
      room.files -= 1
      room.bytes -= bytes
      // A failure is ignored: another process may have removed the file.
      if room.files < 0 || room.bytes < 0 { unlink(file.path) }
    }
  }

  /// The size of the largest entry, in bytes.
  private static let largest = 4 << 20

  /// The checksum before a result. It detects damage and entries under the wrong key.
  private static func checksum(_ key: String, _ result: Data) -> Data {
    var hash = ContentHash()
    hash.add(key)
    hash.add(result)
    return Data(hash.hexadecimal().utf8)
  }

  private static let checksumLength = 64
}
