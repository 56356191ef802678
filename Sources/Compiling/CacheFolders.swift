internal import Foundation

/// The folders of the cache that are made once for a state of the sources, or of the system.
///
/// Each state has a folder of its own; those that were not used for a month go when a new one is made.
enum CacheFolders {
  private static let life = 30 * 24 * 3600.0

  /// Marks a folder as used.
  static func use(_ folder: URL) {
    // Where that cannot be noted, it is made anew a month later.
    utimensat(AT_FDCWD, folder.path, nil, 0)
  }

  /// Removes the folders of the same kind as a new one that nobody used for long.
  static func sweep(besides new: URL) {
    let cache = new.deletingLastPathComponent()
    let kind = new.lastPathComponent.prefix { $0 != "-" } + "-"
    let oldest = Date.now.addingTimeInterval(-life)
    for name in (try? FileManager.default.contentsOfDirectory(atPath: cache.path)) ?? []
    where name.hasPrefix(kind) && name != new.lastPathComponent {
      let folder = cache.appending(path: name)
      let facts = try? FileManager.default.attributesOfItem(atPath: folder.path)
      guard let date = facts?[.modificationDate] as? Date, date < oldest else { continue }
      // One that does not go is tried again next time.
      try? FileManager.default.removeItem(at: folder)
    }
  }
}
