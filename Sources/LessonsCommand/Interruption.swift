internal import Dispatch
internal import Glibc
internal import Synchronization

/// Handles SIGINT, SIGTERM and SIGHUP by cancelling the command's task.
///
/// Cancelled work ends its child processes and removes its temporary files. The program then exits
/// with 128 plus the signal's number.
package enum Interruption {
  private static let received = Mutex<Int32?>(nil)

  /// The first signal that was received, if any.
  static var signal: Int32? { received.withLock { $0 } }

  /// Runs the program's work and cancels it at the first signal. A second signal ends the program at
  /// once.
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
