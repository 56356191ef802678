internal import Glibc
internal import Synchronization

/// Signals as something to be read.
enum Signals {
  /// Has signals written into a pipe, one byte each, and returns the end to read; -1 for no signals.
  static func catching(_ signals: [Int32]) throws(WatchFault) -> Int32 {
    guard !signals.isEmpty else { return -1 }
    let fresh = try SelfPipe()
    let pipe = kept.withLock { kept in
      // One pipe for the life of the process: a handler may use it at any moment.
      let pipe = kept ?? fresh
      kept = pipe
      return pipe
    }
    target.store(pipe.writing, ordering: .relaxed)
    for signal in signals {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { signal in
        let before = errno
        var byte = UInt8(truncatingIfNeeded: signal)
        _ = write(target.load(ordering: .relaxed), &byte, 1)
        errno = before
      }
      action.sa_flags = SA_RESTART
      guard sigaction(signal, &action, nil) == 0 else {
        throw WatchFault("A handler of signal \(signal)")
      }
    }
    return pipe.reading
  }

  /// Takes the signals that came, without waiting for more.
  static func taken(from pipe: Int32) -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(pipe, &bytes, bytes.count)
    return bytes.prefix(max(count, 0)).map(Int32.init)
  }
}

private let kept = Mutex<SelfPipe?>(nil)
private let target = Atomic<Int32>(-1)

/// Stops this process until it is told to go on.
package func stopProcess() {
  // The one signal for it that a thread of Swift's cannot have blocked.
  raise(SIGSTOP)
}
