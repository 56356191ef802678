internal import Foundation

/// The cached folders of compiled modules. The name of each is a kind and a hash of its inputs.
///
/// Folders that were not used for a month are removed when a new one of their kind is created.
enum CacheFolders {
  private static let maximumAge = 30 * 24 * 3600.0

  /// Marks a folder as used now.
  static func markUsed(_ folder: URL) {
    // If this fails, the folder may be removed and compiled again after a month.
    utimensat(AT_FDCWD, folder.path, nil, 0)
  }

  /// Removes unused folders of the same kind as a new one.
  static func removeUnused(besides new: URL) {
    let cache = new.deletingLastPathComponent()
    let kind = new.lastPathComponent.prefix { $0 != "-" } + "-"
    let oldest = Date.now.addingTimeInterval(-maximumAge)
    for name in (try? FileManager.default.contentsOfDirectory(atPath: cache.path)) ?? []
    where name.hasPrefix(kind) && name != new.lastPathComponent {
      let folder = cache.appending(path: name)
      let facts = try? FileManager.default.attributesOfItem(atPath: folder.path)
      guard let date = facts?[.modificationDate] as? Date, date < oldest else { continue }
      // A folder that cannot be removed is tried again next time.
      try? FileManager.default.removeItem(at: folder)
    }
  }
}
