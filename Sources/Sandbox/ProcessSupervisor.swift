internal import CSandbox
internal import Glibc

/// A handle to the supervisor process of a program.
struct ProcessSupervisor: ~Copyable {
  private let pointer: OpaquePointer
  /// Carries its report. When this end is closed, the supervisor kills the program.
  private let control: Descriptor
  /// Owns the program's description, which the supervisor reads.
  private let arena: CStringArena

  /// Starts a program whose description is in `arena`.
  init(
    of program: UnsafePointer<sandbox_program>, in arena: consuming CStringArena
  ) throws(SandboxFault) {
    var ends: [Int32] = [-1, -1]
    let made = sandbox_control(&ends)
    guard made == 0 else { throw .noResource("socket pair", errno: -made) }
    let control = Descriptor(ends[0])
    var pointer: OpaquePointer?
    let started = sandbox_start(program, ends[1], &pointer)
    guard started == 0, let pointer else { throw .noResource("thread", errno: -started) }
    self.pointer = pointer
    self.control = control
    self.arena = arena
  }

  /// The event to poll for: the report, or the end of the supervisor.
  var interest: pollfd {
    pollfd(fd: control.number, events: Int16(POLLIN), revents: 0)
  }

  /// Makes it kill the program.
  func stop() {
    shutdown(control.number, Int32(SHUT_WR))
  }

  /// Kills a supervisor that does not answer, and its program.
  func kill() {
    sandbox_kill(pointer)
  }

  /// Waits for the report and frees the supervisor. To be called once, at the end.
  ///
  /// If the supervisor was killed, by an unconfined program or for lack of memory, so was the program.
  func report() -> sandbox_report {
    var report = sandbox_report()
    let size = MemoryLayout<sandbox_report>.size
    let received = recv(control.number, &report, size, 0)
    let wasKilled = sandbox_join(pointer) & 0x7f != 0
    if received != size {
      report = sandbox_report()
      report.step = wasKilled ? sandbox_report.started : 0
      report.status = SIGKILL
    }
    return report
  }
}
