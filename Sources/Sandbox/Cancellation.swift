internal import Glibc
internal import Synchronization

/// A cancellation signal from one thread to another that waits in `poll`.
final class Cancellation: Sendable {
  /// Nil after `close`.
  private let pipe: Mutex<ProcessPipe?>
  private let waiting: Int32

  init() throws(SandboxFault) {
    let pipe = try ProcessPipe()
    try pipe.writing.setNonblocking()
    waiting = pipe.reading.number
    self.pipe = Mutex(pipe)
  }

  /// Becomes readable after `cancel`. Must not be used after `close`.
  var interest: pollfd {
    pollfd(fd: waiting, events: Int16(POLLIN), revents: 0)
  }

  /// Signals the waiting thread. A full pipe is not an error, since one byte suffices.
  func cancel() {
    pipe.withLock { pipe in
      var signal: UInt8 = 1
      switch pipe {
      case .some(let pipe): _ = write(pipe.writing.number, &signal, 1)
      case .none: break
      }
    }
  }

  /// Closes the descriptors now, before the last reference is gone.
  func close() {
    pipe.withLock { $0 = nil }
  }
}
