package import Foundation

/// A folder of results, each under the hash of everything it was made from.
///
/// It only ever saves time: what is missing, damaged or cannot be written is made again. A result is
/// put in place whole by one renaming, so any number of runs may share the folder and end at any
/// moment.
package struct KeptFiles: Sendable {
  private let folder: URL
  /// How many bytes are kept at most; those used longest ago go first.
  private let limit: Int

  /// Names the folder, which need not exist yet.
  package init(in folder: URL, limit: Int = 64 << 20) {
    self.folder = folder
    self.limit = limit
  }

  /// Returns what is kept under a key, if it is there and whole.
  package func result(of key: String) -> Data? {
    let file = folder.appending(path: key)
    guard let content = FileManager.default.contents(atPath: file.path),
      content.count >= Self.sealLength
    else { return nil }
    let result = Data(content.dropFirst(Self.sealLength))
    guard content.prefix(Self.sealLength) == Self.seal(of: result) else { return nil }
    // Used just now; where that cannot be noted, it goes a little earlier than it could.
    utimensat(AT_FDCWD, file.path, nil, 0)
    return result
  }

  /// Keeps a result under a key.
  package func keep(_ result: Data, as key: String) {
    let draft = folder.appending(path: "\(Self.draftPrefix)\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try (Self.seal(of: result) + result).write(to: draft)
      if rename(draft.path, folder.appending(path: key).path) != 0 { unlink(draft.path) }
    } catch {
      // A disk that is full or may not be written costs time, and no verdict.
      unlink(draft.path)
    }
  }

  /// Removes what was used longest ago until the rest is within the limit, and the drafts of runs
  /// that were killed.
  package func prune() {
    let files = FileManager.default.enumerator(
      at: folder, includingPropertiesForKeys: [.fileSizeKey, .contentModificationDateKey])
    let entries = (files?.allObjects as? [URL] ?? []).compactMap(Entry.init)
      .sorted { $0.lastUse > $1.lastUse }
    var size = 0
    for entry in entries {
      size += entry.size
      let isStaleDraft =
        entry.file.lastPathComponent.hasPrefix(Self.draftPrefix)
        && entry.lastUse < Date.now.addingTimeInterval(-Self.draftLife)
      if size > limit || isStaleDraft { unlink(entry.file.path) }
    }
  }

  private struct Entry {
    let file: URL
    let size: Int
    let lastUse: Date

    init?(_ file: URL) {
      let keys: Set<URLResourceKey> = [.fileSizeKey, .contentModificationDateKey]
      guard let values = try? file.resourceValues(forKeys: keys), let size = values.fileSize,
        let date = values.contentModificationDate
      else { return nil }
      (self.file, self.size, lastUse) = (file, size, date)
    }
  }

  private static let draftPrefix = ".draft-"
  /// No run takes this long to write one file, in seconds.
  private static let draftLife = 3600.0

  /// A hash of a result goes before it, to tell one that a failing disk or machine cut short.
  private static func seal(of result: Data) -> Data {
    var hash = ContentHash()
    hash.add(result)
    return Data(hash.hexadecimal().utf8)
  }

  private static let sealLength = 64
}
