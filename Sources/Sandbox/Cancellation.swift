internal import Glibc
internal import Synchronization

/// A bell that one thread rings and another waits for with `poll`.
final class Cancellation: Sendable {
  /// Nil once nobody waits.
  private let pipe: Mutex<ProcessPipe?>
  private let waiting: Int32

  init() throws(SandboxFault) {
    let pipe = try ProcessPipe()
    try pipe.writing.setNonblocking()
    waiting = pipe.reading.number
    self.pipe = Mutex(pipe)
  }

  /// Becomes readable when the bell is rung; not to be used after `close`.
  var interest: pollfd {
    pollfd(fd: waiting, events: Int16(POLLIN), revents: 0)
  }

  /// Rings the bell; once is enough, so a full pipe is no matter.
  func ring() {
    pipe.withLock { pipe in
      var signal: UInt8 = 1
      switch pipe {
      case .some(let pipe): _ = write(pipe.writing.number, &signal, 1)
      case .none: break
      }
    }
  }

  /// Gives the descriptors back, now and not when the last reference goes.
  func close() {
    pipe.withLock { $0 = nil }
  }
}
