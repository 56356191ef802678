internal import Glibc
internal import Synchronization

/// Signals as something to be read.
enum Signals {
  /// Has signals written into a pipe, one byte each, and returns the end to read.
  static func catching(_ signals: [Int32]) throws(WatchFault) -> Int32 {
    let pipe = try SelfPipe()
    guard !signals.isEmpty else { return -1 }
    guard
      let pipe = kept.withLock({ kept in
        // One pipe for the life of the process: a handler may use it at any moment.
        if kept == nil { kept = pipe }
        return kept
      })
    else { return -1 }
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
      sigaction(signal, &action, nil)
    }
    return pipe.reading
  }
}

private let kept = Mutex<SelfPipe?>(nil)
private let target = Atomic<Int32>(-1)

/// Ends this process by a signal, as if it had never been caught.
package func endProcess(by signal: Int32) -> Never {
  Glibc.signal(signal, SIG_DFL)
  raise(signal)
  exit(128 + signal)
}

/// Stops this process until it is told to go on.
package func stopProcess() {
  raise(SIGSTOP)
}
