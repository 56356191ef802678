import Files
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite struct FileLockTests {
  @Test("A locked file cannot be locked again until the lock is released")
  func exclusive() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("lock")
    var lock = try FileLock.tryFile(path)
    #expect(lock != nil)
    #expect(FileManager.default.fileExists(atPath: path))
    #expect(try FileLock.tryFile(path) == nil)
    lock = nil
    #expect(try FileLock.tryFile(path) != nil)
  }

  @Test("A folder can be locked, and its lock is apart from those of the files in it")
  func folder() throws {
    let folder = try TemporaryFolder()
    let lock = try #require(try FileLock.tryFolder(folder.url.path))
    #expect(try FileLock.tryFolder(folder.url.path) == nil)
    #expect(try FileLock.tryFile(folder.path("lock")) != nil)
    withExtendedLifetime(lock) {}
  }

  @Test("A thread that waits for a lock gets it after the release, not before")
  func waiting() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("lock")
    let events = Mutex<[String]>([])
    var lock: FileLock? = try FileLock.wait(for: path)
    async let waiter: Void = withCheckedThrowingContinuation { continuation in
      // `wait` blocks its thread, which must not be one of the concurrency runtime's.
      Thread.detachNewThread {
        continuation.resume(
          with: Result {
            let second = try FileLock.wait(for: path)
            events.withLock { $0.append("locked") }
            withExtendedLifetime(second) {}
          })
      }
    }
    for _ in 0..<100 { await Task.yield() }
    events.withLock { $0.append("released") }
    withExtendedLifetime(lock) {}
    lock = nil
    try await waiter
    #expect(events.withLock { $0 } == ["released", "locked"])
  }

  @Test("A path that cannot be locked gives the system's error")
  func faults() throws {
    let folder = try TemporaryFolder()
    try folder.write("text", to: "file")
    #expect(throws: SystemError(code: ENOENT)) {
      try FileLock.tryFile(folder.path("missing/lock"))
    }
    #expect(throws: SystemError(code: ENOENT)) { try FileLock.tryFolder(folder.path("missing")) }
    #expect(throws: SystemError(code: ENOTDIR)) { try FileLock.tryFolder(folder.path("file")) }
    #expect(throws: SystemError(code: EISDIR)) { try FileLock.wait(for: folder.url.path) }
  }
}
