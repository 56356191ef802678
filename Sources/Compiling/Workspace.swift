package import Courses
internal import Files
package import Foundation

/// A temporary folder, removed when the value is released.
///
/// The folder is locked until the process ends. A later run removes the folders that are not locked,
/// which killed runs left behind. A process id would not do: ids are reused, and differ between
/// containers.
package final class Workspace: Sendable {
  package let folder: URL
  private let lock: FileLock?

  /// Creates a folder in a cache, or in the system's temporary folder if the cache cannot be used.
  ///
  /// - Parameters:
  ///   - cache: The cache's folder.
  ///   - room: How many bytes must be free on its disk, so that a full disk is not taken for a fault of
  ///     the sources that are compiled.
  /// - Throws: A ``ReportedFault`` where no folder can be created, or the disk has too little room.
  package init(in cache: URL, room: UInt64 = 128 << 20) throws(ReportedFault) {
    guard Self.canRunPrograms(in: cache) else {
      (folder, lock) = (try Self.makeTemporaryFolder(insteadOf: cache, room: room), nil)
      return
    }
    try Self.require(room, in: cache)
    Self.removeAbandoned(in: cache)
    // Another run may remove the folder before it is locked; then the next one is tried. Where the file
    // system does not support locks, other runs remove nothing, and the last folder is used unlocked.
    var attempts = 0
    while true {
      attempts += 1
      let folder = cache.appending(path: "work-\(UUID().uuidString.lowercased())")
      do {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      } catch {
        (self.folder, lock) = (try Self.makeTemporaryFolder(insteadOf: cache, room: room), nil)
        return
      }
      let lock = Self.lock(folder)
      guard lock != nil || attempts == 8 else {
        try? FileManager.default.removeItem(at: folder)
        continue
      }
      (self.folder, self.lock) = (folder, lock)
      return
    }
  }

  deinit {
    // If this fails, the next run removes the folder.
    try? FileManager.default.removeItem(at: folder)
  }

  /// Whether the cache's file system is mounted without `noexec`, so that programs in it may be run.
  private static func canRunPrograms(in cache: URL) -> Bool {
    fileSystem(of: cache).map { $0.f_flag & notExecutable == 0 } ?? true
  }

  private static func require(_ room: UInt64, in folder: URL) throws(ReportedFault) {
    // A read-only file system has no room, and is not written to.
    guard let facts = fileSystem(of: folder), facts.f_flag & readOnly == 0 else { return }
    let free = UInt64(facts.f_bavail) * UInt64(facts.f_frsize)
    guard free < room else { return }
    throw ReportedFault(
      .machine,
      "The disk that holds \(folder.path) has \(free >> 20) MB left, and \(room >> 20) MB are needed to "
        + "compile and run a submission. Make room and try again; `lessons doctor --clear-cache` "
        + "removes the cache.")
  }

  /// Returns the facts of the file system that holds a folder, which need not exist; nil if they cannot
  /// be read.
  private static func fileSystem(of folder: URL) -> statvfs? {
    var place = folder
    var facts = statvfs()
    while statvfs(place.path, &facts) != 0 {
      guard errno == ENOENT, place.path != "/" else { return nil }
      place = place.deletingLastPathComponent()
    }
    return facts
  }

  /// `ST_RDONLY` and `ST_NOEXEC`, which Swift does not import from the C library.
  private static let readOnly: UInt = 1
  private static let notExecutable: UInt = 8

  /// Creates a folder in the system's temporary folder, for a cache that cannot be used.
  private static func makeTemporaryFolder(
    insteadOf cache: URL, room: UInt64
  ) throws(ReportedFault) -> URL {
    try require(room, in: FileManager.default.temporaryDirectory)
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

  /// Creates a folder inside the workspace.
  package func makeFolder(_ name: String) throws(ReportedFault) -> URL {
    let inner = folder.appending(path: name)
    do {
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      return inner
    } catch {
      throw .cannotWrite(inner, error)
    }
  }

  /// Removes the workspaces in the cache that no process has locked.
  private static func removeAbandoned(in cache: URL) {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: cache.path)) ?? []
    for entry in entries where entry.hasPrefix("work-") {
      let folder = cache.appending(path: entry)
      guard let lock = lock(folder) else { continue }
      try? FileManager.default.removeItem(at: folder)
      withExtendedLifetime(lock) {}
    }
  }

  /// Locks a folder. Returns nil where another holder has the lock or the folder does not exist.
  private static func lock(_ folder: URL) -> FileLock? {
    guard let lock = try? FileLock.tryFolder(folder.path),
      FileManager.default.fileExists(atPath: folder.path)
    else { return nil }
    return lock
  }
}
