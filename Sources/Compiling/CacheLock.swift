internal import Files
internal import Foundation

/// A lock that one run at a time holds while it makes what all share.
///
/// The kernel lets go of it when the process ends, whatever ends it.
enum CacheLock {
  /// Does some work while nobody else, in this process or another, does work under the same lock.
  static func holding<Result>(
    _ cache: URL, _ work: () async throws -> Result
  ) async throws -> Result {
    let lock = try await lock(cache.appending(path: "lock").path)
    defer { withExtendedLifetime(lock) {} }
    return try await work()
  }

  /// Waits for the lock; nil where the file system has none, so that two runs may do the same work.
  private static func lock(_ path: String) async throws -> FileLock? {
    do {
      while true {
        if let lock = try FileLock.tryFile(path) { return lock }
        try await Task.sleep(for: .milliseconds(25))
      }
    } catch is SystemError {
      return nil
    }
  }
}
