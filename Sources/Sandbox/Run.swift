internal import Foundation
internal import Glibc

/// Receives the bytes that a program writes to a stream, as they arrive and up to the stream's limit.
package typealias OutputReceiver = @Sendable (_ stream: Ending.Stream, _ bytes: [UInt8]) -> Void

/// Runs a program until it ends, reaches a limit, or the task is cancelled.
///
/// No behaviour of the program is an error; the completion describes it. When this function returns,
/// no process, descriptor or zombie of the run is left. If this process is killed, the program and its
/// descendants are killed too. Several runs may be in progress at once.
///
/// - Parameters:
///   - command: The program.
///   - limits: Its limits.
///   - confinement: Its access; nil leaves it all access of this process.
///   - receive: Called on another thread with the bytes of each stream as they arrive.
/// - Returns: The result of the run.
/// - Throws: A `SandboxFault` if the program could not be started.
package func run(
  _ command: Command, limits: Limits, confinement: Confinement? = nil,
  receive: OutputReceiver? = nil
) async throws(SandboxFault) -> Completion {
  let cancellation = try Cancellation()
  let result = await withTaskCancellationHandler {
    await withCheckedContinuation { continuation in
      // A dedicated thread, because blocking work must not occupy a thread of Swift's pool.
      Thread.detachNewThread {
        continuation.resume(
          returning: Result { () throws(SandboxFault) in
            try complete(command, limits, confinement, cancellation, receive)
          })
      }
    }
  } onCancel: {
    cancellation.cancel()
  }
  return try result.get()
}

private func complete(
  _ command: Command, _ limits: Limits, _ confinement: Confinement?, _ cancellation: Cancellation,
  _ receive: OutputReceiver?
) throws(SandboxFault) -> Completion {
  defer { cancellation.close() }
  blockBrokenPipeSignal()
  let supervision = try Supervision(
    command, limits: limits, confinement: confinement, cancellation: cancellation,
    receive: receive)
  return try supervision.completion(of: command, limits: limits)
}

/// Blocks SIGPIPE on this thread, so that a write to a closed pipe fails with EPIPE instead.
private func blockBrokenPipeSignal() {
  var signals = sigset_t()
  sigemptyset(&signals)
  sigaddset(&signals, SIGPIPE)
  pthread_sigmask(SIG_BLOCK, &signals, nil)
}
