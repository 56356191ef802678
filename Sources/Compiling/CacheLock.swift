internal import Foundation

/// A lock that one run at a time holds while it makes what all share.
///
/// The kernel lets go of it when the process ends, whatever ends it.
enum CacheLock {
  /// Does some work while nobody else, in this process or another, does work under the same lock.
  static func holding<Result>(
    _ cache: URL, _ work: () async throws -> Result
  ) async throws -> Result {
    let descriptor = open(cache.appending(path: "lock").path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    // Where there are no locks, two runs do the same work twice and no harm.
    defer { if descriptor >= 0 { close(descriptor) } }
    while descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      try await Task.sleep(for: .milliseconds(25))
    }
    return try await work()
  }
}
