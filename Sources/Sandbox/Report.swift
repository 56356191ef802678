internal import CSandbox
internal import Glibc

/// Converts a supervisor's report into this module's types.
extension sandbox_report {
  static let started = Int32(SANDBOX_STARTED.rawValue)

  var hasStarted: Bool { step == Self.started }

  var cpuSeconds: Double { Double(cpu_microseconds) / 1e6 }

  var isolationInForce: Isolation {
    switch Int(isolation) {
    case SANDBOX_LANDLOCK_IN_FORCE | SANDBOX_SECCOMP_IN_FORCE: .full
    case SANDBOX_LANDLOCK_IN_FORCE: .landlockOnly
    case SANDBOX_SECCOMP_IN_FORCE: .seccompOnly
    default: .limitsOnly
    }
  }

  /// Returns how the program ended.
  func ending(under limits: Limits) -> Ending {
    switch cause {
    case Int32(SANDBOX_BY_CLOCK.rawValue): return .wallLimit
    case Int32(SANDBOX_BY_THREADS.rawValue): return .threadLimit
    default: break
    }
    let signal = status & 0x7f
    if signal == 0 { return .exited((status >> 8) & 0xff) }
    return isForCPUTime(signal, limits) ? .cpuLimit : .signalled(signal)
  }

  /// Whether a signal was sent for the CPU limit and not by the program itself.
  ///
  /// For the limit the kernel counts in ticks and for the report exactly, so the two differ. A program
  /// that survives SIGXCPU gets SIGKILL a second later.
  private func isForCPUTime(_ signal: Int32, _ limits: Limits) -> Bool {
    guard let limit = limits.cpuSeconds else { return false }
    return signal == SIGXCPU && cpuSeconds >= Double(limit) / 2
      || signal == SIGKILL && cpuSeconds >= Double(limit)
  }

  /// Returns the fault because of which the program did not start.
  func fault(of program: String) -> SandboxFault {
    let name =
      switch step {
      case Int32(SANDBOX_SESSION.rawValue): "starting a session"
      case Int32(SANDBOX_DIRECTORY.rawValue): "entering its working directory"
      case Int32(SANDBOX_DESCRIPTORS.rawValue): "arranging its descriptors"
      case Int32(SANDBOX_LIMITS.rawValue): "setting its limits"
      case Int32(SANDBOX_PRIVILEGES.rawValue): "giving up privileges"
      case Int32(SANDBOX_LANDLOCK.rawValue): "restricting the file system (Landlock)"
      case Int32(SANDBOX_SECCOMP.rawValue): "installing the filter (seccomp)"
      case Int32(SANDBOX_EXECUTE.rawValue): "executing the file"
      default: "supervising it"
      }
    return .notStarted(program, step: name, errno: error)
  }
}
