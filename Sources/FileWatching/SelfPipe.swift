internal import Files
internal import Glibc

/// A pipe from this process to itself: what wakes a thread that waits with `poll`.
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

  func ring(_ byte: UInt8) {
    var byte = byte
    // A full pipe wakes as well.
    _ = write(writing, &byte, 1)
  }
}

/// What the system refused, with its reason.
package struct WatchFault: Error, CustomStringConvertible {
  package let description: String

  init(_ what: String) {
    description = "\(what) cannot be had: \(SystemError.last.sentences)"
  }
}
