internal import Files
internal import Foundation

/// A lock on the cache, held by one process at a time while it compiles shared modules.
///
/// The kernel releases the lock when the process ends.
enum CacheLock {
  /// Runs a closure while no other task or process holds the lock of the cache.
  static func withLock<Result>(
    on cache: URL, _ work: () async throws -> Result
  ) async throws -> Result {
    let lock = try await lock(cache.appending(path: "lock").path)
    defer { withExtendedLifetime(lock) {} }
    return try await work()
  }

  /// Waits for the lock. Returns nil where the file system does not support locks; two processes may
  /// then compile the same modules.
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
