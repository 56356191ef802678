internal import Files
internal import Glibc

/// A pipe within this process that wakes a thread waiting in `poll`.
final class SelfPipe: Sendable {
  let reading: Int32
  let writing: Int32

  init() throws(WatchFault) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw WatchFault("A pipe") }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (reading, writing) = (ends[0], ends[1])
  }

  deinit {
    close(reading)
    close(writing)
  }

  /// Writes a byte. If the pipe is full, the reader wakes up anyway.
  func write(_ byte: UInt8) {
    var byte = byte
    _ = Glibc.write(writing, &byte, 1)
  }
}

/// A resource that the system refused, with the reason.
package struct WatchFault: Error, CustomStringConvertible {
  package let description: String

  init(_ what: String) {
    description = "\(what) cannot be created: \(SystemError.last.sentences)"
  }
}
