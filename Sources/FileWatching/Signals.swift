internal import Glibc
internal import Synchronization

/// Delivers signals through a pipe.
enum Signals {
  /// Installs handlers that write each signal into a pipe as one byte. Returns the end to read, or -1
  /// for no signals.
  static func catching(_ signals: [Int32]) throws(WatchFault) -> Int32 {
    guard !signals.isEmpty else { return -1 }
    let fresh = try SelfPipe()
    let pipe = shared.withLock { shared in
      // One pipe for the life of the process: a handler may use it at any moment.
      let pipe = shared ?? fresh
      shared = pipe
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

  /// Returns the signals received so far, without waiting.
  static func taken(from pipe: Int32) -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(pipe, &bytes, bytes.count)
    return bytes.prefix(max(count, 0)).map(Int32.init)
  }
}

private let shared = Mutex<SelfPipe?>(nil)
private let target = Atomic<Int32>(-1)

/// Stops this process until it receives SIGCONT.
package func stopProcess() {
  // Swift's threads may block SIGTSTP, but SIGSTOP cannot be blocked.
  raise(SIGSTOP)
}
