public import Foundation
import Glibc
import Synchronization

/// A program that was started, and how it ends.
///
/// By `posix_spawn` and not by Foundation's `Process`: that holds a thread of Swift's while it waits,
/// and where many programs run at once it misses an end now and then.
public final class StartedProgram: Sendable {
  public enum Ending: Equatable, Sendable {
    case exited(Int32)
    case signalled(Int32)
  }

  public struct Failure: Error {
    let program: String
    let reason: String
  }

  public let id: pid_t
  private let ending: Task<Ending, Never>
  private let life: Life

  /// Starts a program in a process group of its own, with these descriptors as its streams.
  public init(
    _ program: URL, _ arguments: [String], in folder: URL? = nil,
    environment: [String: String] = ProcessInfo.processInfo.environment,
    streams: (input: Int32?, output: Int32?, errors: Int32?) = (nil, nil, nil)
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, stream) in [streams.input, streams.output, streams.errors].enumerated() {
      if let stream {
        posix_spawn_file_actions_adddup2(&actions, stream, Int32(number))
      } else {
        posix_spawn_file_actions_addopen(&actions, Int32(number), "/dev/null", O_RDWR, 0)
      }
    }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A thread of Swift's blocks the signals that a program is to hear.
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))

    // Swift does not see the call that would change the folder; `env` becomes the program.
    let change = folder.map { ["/usr/bin/env", "-C", $0.path] } ?? []
    let command = change + [program.path] + arguments
    let words = command.map { strdup($0) }
    let settings = environment.map { strdup("\($0)=\($1)") }
    defer { for text in words + settings { free(text) } }
    var child = pid_t()
    let fault = posix_spawn(
      &child, command[0], &actions, &attributes, words + [nil], settings + [nil])
    guard fault == 0 else {
      throw Failure(program: program.path, reason: String(cString: strerror(fault)))
    }
    id = child
    let life = Life()
    self.life = life
    ending = Task { [child] in
      await withCheckedContinuation { continuation in
        // A thread of its own: one that waits must not take one of Swift's few.
        Thread.detachNewThread {
          var facts = siginfo_t()
          while waitid(P_PID, id_t(child), &facts, WEXITED | WNOWAIT) != 0, errno == EINTR {}
          let status = life.end { reap(child) }
          let signal = status & 0x7F
          continuation.resume(
            returning: signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal))
        }
      }
    }
  }

  deinit {
    send(SIGKILL)
  }

  public var isRunning: Bool { life.goesOn }

  /// Sends a signal, unless the program has ended.
  public func send(_ signal: Int32) {
    life.whileItGoesOn { _ = kill(id, signal) }
  }

  /// Waits for the end, however often it is asked for.
  public func end() async -> Ending {
    await ending.value
  }
}

private func reap(_ child: pid_t) -> Int32 {
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0, errno == EINTR {}
  return status
}

/// Whether a process is still there: its id is its own until it is reaped, and not longer.
private final class Life: Sendable {
  private let isOver = Mutex(false)

  var goesOn: Bool { isOver.withLock { !$0 } }

  func whileItGoesOn(_ work: () -> Void) {
    isOver.withLock { if !$0 { work() } }
  }

  func end(_ reap: () -> Int32) -> Int32 {
    isOver.withLock { isOver in
      isOver = true
      return reap()
    }
  }
}
