internal import Dispatch
internal import Glibc
internal import Synchronization

/// A wish from outside that the program stop, by a signal.
///
/// The work is cancelled and not cut off: what it started ends, and what it made for itself is
/// removed, before the program says by its exit status which signal it was.
package enum Interruption {
  private static let received = Mutex<Int32?>(nil)

  /// The signal that came, if one did.
  static var signal: Int32? { received.withLock { $0 } }

  /// Does the program's work, cancelling it when a signal asks for that; a second one ends the
  /// program at once.
  package static func cancelling(
    _ work: @escaping @Sendable () async -> Int32
  ) async -> Int32 {
    let task = Task { await work() }
    let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      Glibc.signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        let isFirst = received.withLock { received in
          defer { received = received ?? number }
          return received == nil
        }
        if isFirst { task.cancel() } else { _exit(128 + number) }
      }
      source.activate()
      return source
    }
    let status = await task.value
    for source in sources { source.cancel() }
    return status
  }
}
