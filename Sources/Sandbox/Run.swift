internal import Foundation
internal import Glibc

/// Runs a program to its end, or to where a limit or the task's cancellation ends it.
///
/// Whatever the program does is told by the completion. When this returns, no process, descriptor or
/// zombie of the run is left, whether or not the program left its session; and should this process be
/// killed, the program and its descendants are killed too. Many runs may go on at once.
///
/// - Parameters:
///   - command: The program and what it is given.
///   - limits: What it may use.
///   - confinement: What it may touch; nil leaves it free to touch what this process may.
/// - Returns: What the program left behind.
/// - Throws: A `SandboxFault` if the program could not be started.
package func run(
  _ command: Command, limits: Limits, confinement: Confinement? = nil
) async throws(SandboxFault) -> Completion {
  let cancellation = try Cancellation()
  let result = await withTaskCancellationHandler {
    await withCheckedContinuation { continuation in
      // A thread of its own: one that waits must not take one of Swift's few.
      Thread.detachNewThread {
        continuation.resume(
          returning: Result { () throws(SandboxFault) in
            try complete(command, limits, confinement, cancellation)
          })
      }
    }
  } onCancel: {
    cancellation.ring()
  }
  return try result.get()
}

private func complete(
  _ command: Command, _ limits: Limits, _ confinement: Confinement?, _ cancellation: Cancellation
) throws(SandboxFault) -> Completion {
  defer { cancellation.close() }
  blockBrokenPipeSignal()
  let supervision = try Supervision(
    command, limits: limits, confinement: confinement, cancellation: cancellation)
  return try supervision.completion(of: command, limits: limits)
}

/// Turns a write that nobody reads from a signal into an error, on this thread.
private func blockBrokenPipeSignal() {
  var signals = sigset_t()
  sigemptyset(&signals)
  sigaddset(&signals, SIGPIPE)
  pthread_sigmask(SIG_BLOCK, &signals, nil)
}
