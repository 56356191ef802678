internal import Foundation

/// The time and memory of a program and its children.
///
/// It uses `posix_spawn` and `wait4`, which report the resource usage of one child. Foundation's
/// `Process` does not.
struct ProgramRun: Sendable {
  /// From start to end, in seconds.
  let wallTime: Double
  /// The processor time of it and its children, in seconds.
  let processorTime: Double
  /// The largest peak memory among the program and its children, in bytes.
  let largestProcess: Double

  private init(wallTime: Double, processorTime: Double, largestProcess: Double) {
    self.wallTime = wallTime
    self.processorTime = processorTime
    self.largestProcess = largestProcess
  }

  /// Runs a program to its end. Its output is discarded or written to a file.
  ///
  /// - Throws: A ``BenchFault`` if it cannot be started or fails.
  init(_ program: String, _ arguments: [String], output: URL? = nil) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(
      &actions, STDOUT_FILENO, output?.path ?? "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)

    let words = ([program] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    var child = pid_t()
    var usage = rusage()
    var status: Int32 = 0
    let clock = ContinuousClock()
    let start = clock.now
    let fault = posix_spawn(&child, program, &actions, nil, words + [nil], environ)
    guard fault == 0 else {
      throw BenchFault("\(program) cannot be started: \(String(cString: strerror(fault))).")
    }
    while wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
    wallTime = (clock.now - start) / .seconds(1)
    guard status == 0 else {
      let signal = status & 0x7F
      let ending = signal == 0 ? "with the status \(status >> 8 & 0xFF)" : "by the signal \(signal)"
      let command = ([program] + arguments).joined(separator: " ")
      throw BenchFault(
        "This ended \(ending); run it by hand to see why: \(command)")
    }
    processorTime = usage.ru_utime.inSeconds + usage.ru_stime.inSeconds
    largestProcess = Double(usage.ru_maxrss) * 1024
  }
}

extension ProgramRun {
  /// Combines the runs of two programs, one after the other.
  static func + (first: ProgramRun, second: ProgramRun) -> ProgramRun {
    ProgramRun(
      wallTime: first.wallTime + second.wallTime,
      processorTime: first.processorTime + second.processorTime,
      largestProcess: max(first.largestProcess, second.largestProcess))
  }
}

extension timeval {
  fileprivate var inSeconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}
