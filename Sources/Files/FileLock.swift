internal import Foundation
internal import SystemPackage

/// An exclusive lock on a file or folder. It ends when the value is released or the process ends.
package final class FileLock: Sendable {
  private let descriptor: FileDescriptor

  private init(_ descriptor: FileDescriptor) {
    self.descriptor = descriptor
  }

  deinit {
    // Nothing was written through the descriptor, so a failed close loses nothing.
    try? descriptor.close()
  }

  /// Locks a file, creating it if needed. Blocks while another holder has the lock.
  ///
  /// - Parameter path: The path of the file.
  /// - Returns: The lock.
  /// - Throws: The system's error, also where the file system does not support locks.
  package static func wait(for path: String) throws(SystemError) -> FileLock {
    let lock = FileLock(try openFile(path))
    while flock(lock.descriptor.rawValue, LOCK_EX) != 0 {
      guard errno == EINTR else { throw .last }
    }
    return lock
  }

  /// Locks a file, creating it if needed. Does not wait.
  ///
  /// - Parameter path: The path of the file.
  /// - Returns: The lock, or nil where another holder has it.
  /// - Throws: The system's error, also where the file system does not support locks.
  package static func tryFile(_ path: String) throws(SystemError) -> FileLock? {
    try tryLock(FileLock(try openFile(path)))
  }

  /// Locks a folder. Does not wait.
  ///
  /// - Parameter path: The path of the folder.
  /// - Returns: The lock, or nil where another holder has it.
  /// - Throws: The system's error, also where the file system does not support locks.
  package static func tryFolder(_ path: String) throws(SystemError) -> FileLock? {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last }
    return try tryLock(FileLock(FileDescriptor(rawValue: descriptor)))
  }

  private static func tryLock(_ lock: FileLock) throws(SystemError) -> FileLock? {
    if flock(lock.descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 { return lock }
    guard errno == EWOULDBLOCK || errno == EINTR else { throw .last }
    return nil
  }

  private static func openFile(_ path: String) throws(SystemError) -> FileDescriptor {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .last }
    return FileDescriptor(rawValue: descriptor)
  }
}
