internal import Glibc

/// A bell that one thread rings and another waits for with `poll`.
final class Cancellation: Sendable {
  private let pipe: Pipe

  init() throws(SandboxFault) {
    pipe = try Pipe()
    try pipe.writing.setNonblocking()
  }

  /// Becomes readable when the bell is rung.
  var interest: pollfd {
    pollfd(fd: pipe.reading.number, events: Int16(POLLIN), revents: 0)
  }

  /// Rings the bell; once is enough, so a full pipe is no matter.
  func ring() {
    var signal: UInt8 = 1
    _ = write(pipe.writing.number, &signal, 1)
  }
}
