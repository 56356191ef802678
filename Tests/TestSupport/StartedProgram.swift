public import Foundation
import Glibc
import Synchronization

/// A running program.
///
/// It uses `posix_spawn` and not Foundation's `Process`, which blocks a thread of Swift's pool and
/// sometimes misses the end of a program when many run at once.
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
  private let lifetime: Lifetime

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
    // Swift's threads block signals, and the program would inherit that.
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))

    // Swift does not import the call for the working directory, so `env -C` executes the program.
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
    let lifetime = Lifetime()
    self.lifetime = lifetime
    ending = Task { [child] in
      await withCheckedContinuation { continuation in
        // A dedicated thread, because blocking work must not occupy a thread of Swift's pool.
        Thread.detachNewThread {
          var facts = siginfo_t()
          while waitid(P_PID, id_t(child), &facts, WEXITED | WNOWAIT) != 0, errno == EINTR {}
          let status = lifetime.end { reap(child) }
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

  public var isRunning: Bool { lifetime.isRunning }

  /// Sends a signal, unless the program has ended.
  public func send(_ signal: Int32) {
    lifetime.whileRunning { _ = kill(id, signal) }
  }

  /// Waits for the end. It may be called several times.
  public func end() async -> Ending {
    await ending.value
  }
}

private func reap(_ child: pid_t) -> Int32 {
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0, errno == EINTR {}
  return status
}

/// Protects against signals to a reaped process, whose id may belong to another one.
private final class Lifetime: Sendable {
  private let isOver = Mutex(false)

  var isRunning: Bool { isOver.withLock { !$0 } }

  func whileRunning(_ work: () -> Void) {
    isOver.withLock { if !$0 { work() } }
  }

  func end(_ reap: () -> Int32) -> Int32 {
    isOver.withLock { isOver in
      isOver = true
      return reap()
    }
  }
}
