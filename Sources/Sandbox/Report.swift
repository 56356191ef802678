internal import CSandbox
internal import Glibc

/// A supervisor's report in this module's words.
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

  /// Tells how the program ended by itself or by the kernel's hand.
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

  /// Tells a signal for the CPU limit from one that the program sent itself.
  ///
  /// The kernel counts by the tick for the limit and exactly for the report, so the two differ. A
  /// program that lives on after SIGXCPU gets SIGKILL a second later.
  private func isForCPUTime(_ signal: Int32, _ limits: Limits) -> Bool {
    guard let limit = limits.cpuSeconds else { return false }
    return signal == SIGXCPU && cpuSeconds >= Double(limit) / 2
      || signal == SIGKILL && cpuSeconds >= Double(limit)
  }

  /// What kept the program from starting.
  func fault(of program: String) -> SandboxFault {
    let name =
      switch step {
      case Int32(SANDBOX_SESSION.rawValue): "starting a session"
      case Int32(SANDBOX_DIRECTORY.rawValue): "entering its working directory"
      case Int32(SANDBOX_DESCRIPTORS.rawValue): "arranging its descriptors"
      case Int32(SANDBOX_LIMITS.rawValue): "setting its limits"
      case Int32(SANDBOX_PRIVILEGES.rawValue): "giving up privileges"
      case Int32(SANDBOX_LANDLOCK.rawValue): "closing the file system (Landlock)"
      case Int32(SANDBOX_SECCOMP.rawValue): "installing the filter (seccomp)"
      case Int32(SANDBOX_EXECUTE.rawValue): "executing the file"
      default: "watching over it"
      }
    return .notStarted(program, step: name, errno: error)
  }
}
