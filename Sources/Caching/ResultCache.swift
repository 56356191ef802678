internal import Files
package import Foundation
internal import Synchronization

/// A folder of results that were costly to find, each under the hash of everything it was made from.
///
/// It saves time and decides nothing: what is missing, damaged or no file of ours is made anew and put
/// in its place, and where nothing can be written nothing is kept. A result appears in one step, so
/// any number of runs may share the folder and end at any moment.
package final class ResultCache: Sendable {
  private let folder: URL
  private let most: Limit
  /// Whether there was a look for what is too much, which the first new result brings about.
  private let isTidy = Mutex(false)

  /// How much stays when a run begins to add to it.
  package struct Limit: Sendable {
    var files: Int
    var bytes: Int

    package init(files: Int = 4000, bytes: Int = 64 << 20) {
      self.files = files
      self.bytes = bytes
    }
  }

  /// Names the folder, which need not exist yet.
  package init(in folder: URL, most: Limit = Limit()) {
    self.folder = folder
    self.most = most
  }

  /// Returns what is kept under a key, if it is there and whole, and marks it as used.
  package func result(of key: String) -> Data? {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let descriptor = open(folder.appending(path: key).path, flags)
    guard descriptor >= 0 else { return nil }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG,
      facts.st_size <= Self.longest,
      let content = try? file.read(upToCount: Int(facts.st_size)),
      content.count >= Self.sealLength
    else { return nil }
    let result = Data(content.dropFirst(Self.sealLength))
    guard content.prefix(Self.sealLength) == Self.seal(key, result) else { return nil }
    futimens(descriptor, nil)
    return result
  }

  /// Keeps a result under a key.
  package func keep(_ result: Data, as key: String) {
    guard result.count + Self.sealLength <= Self.longest else { return }
    let isFirst = isTidy.withLock { isTidy in
      defer { isTidy = true }
      return !isTidy
    }
    if isFirst { tidy() }
    // A result that is not cached is computed again.
    try? write(Self.seal(key, result) + result, to: folder.appending(path: key))
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

  /// Removes what was used longest ago until the rest is within the limit. What a killed run left
  /// half-written is never used, and so goes in its turn.
  private func tidy() {
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
    var room = most
    for (file, _, bytes) in known.sorted(by: { $0.lastUse > $1.lastUse }) {
      room.files -= 1
      room.bytes -= bytes
      // Another run may have removed it just now.
      if room.files < 0 || room.bytes < 0 { unlink(file.path) }
    }
  }

  /// The bytes of the longest file.
  private static let longest = 4 << 20

  /// What goes before a result, to tell one that is whole and belongs to its key.
  private static func seal(_ key: String, _ result: Data) -> Data {
    var hash = ContentHash()
    hash.add(key)
    hash.add(result)
    return Data(hash.hexadecimal().utf8)
  }

  private static let sealLength = 64
}
