internal import Files
package import Courses
package import Foundation

/// A folder for what one run of the command makes, gone when the run is over.
///
/// It is locked as long as this process lives, whatever ends it; so what a killed run left behind is
/// told from what is in use, and removed by a later run. (A process id would not do: it is given out
/// again, and means nothing in another container.)
package final class Workspace: Sendable {
  package let folder: URL
  private let lock: FileLock?

  package init(in cache: URL) throws(ReportedFault) {
    guard Self.canRunPrograms(in: cache) else {
      (folder, lock) = (try Self.makeTemporaryFolder(besides: cache), nil)
      return
    }
    Self.sweep(cache)
    // Again where a sweep by another run comes between the making and the locking; where there are
    // no locks at all, no sweep gets one either.
    var attempts = 0
    while true {
      attempts += 1
      let folder = cache.appending(path: "work-\(UUID().uuidString.lowercased())")
      do {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      } catch {
        (self.folder, lock) = (try Self.makeTemporaryFolder(besides: cache), nil)
        return
      }
      let lock = Self.lock(folder)
      guard lock != nil || attempts == 8 else { continue }
      (self.folder, self.lock) = (folder, lock)
      return
    }
  }

  deinit {
    // Nothing more can be done about a folder that does not go; the next run tries again.
    try? FileManager.default.removeItem(at: folder)
  }

  /// Whether programs on the cache's file system may be run: one that is mounted with `noexec` is no
  /// place to compile them in.
  private static func canRunPrograms(in cache: URL) -> Bool {
    var place = cache
    var facts = statvfs()
    while statvfs(place.path, &facts) != 0 {
      guard errno == ENOENT, place.path != "/" else { return true }
      place = place.deletingLastPathComponent()
    }
    return facts.f_flag & notExecutable == 0
  }

  /// `ST_NOEXEC`, which the C library's header offers to programs in C alone.
  private static let notExecutable: UInt = 8

  /// Makes a folder where temporary files go, for a cache that cannot be used.
  private static func makeTemporaryFolder(besides cache: URL) throws(ReportedFault) -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "lessons-\(UUID().uuidString.lowercased())")
    guard mkdir(folder.path, 0o700) == 0 else {
      throw ReportedFault(
        .machine,
        "Neither \(cache.path) nor \(FileManager.default.temporaryDirectory.path) can be written: "
          + "\(String(cString: strerror(errno)).lowercased()). Make the course's folder writable, or "
          + "name another folder for temporary files in TMPDIR.")
    }
    return folder
  }

  /// Makes a folder inside.
  package func makeFolder(_ name: String) throws(ReportedFault) -> URL {
    let inner = folder.appending(path: name)
    do {
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      return inner
    } catch {
      throw .cannotWrite(inner, error)
    }
  }

  /// Removes the folders that no living process has locked.
  private static func sweep(_ cache: URL) {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: cache.path)) ?? []
    for entry in entries where entry.hasPrefix("work-") {
      let folder = cache.appending(path: entry)
      guard let lock = lock(folder) else { continue }
      try? FileManager.default.removeItem(at: folder)
      withExtendedLifetime(lock) {}
    }
  }

  /// Locks a folder; nil where another holds the lock, or the folder is gone.
  private static func lock(_ folder: URL) -> FileLock? {
    guard let lock = try? FileLock.tryFolder(folder.path),
      FileManager.default.fileExists(atPath: folder.path)
    else { return nil }
    return lock
  }
}
