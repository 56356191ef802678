internal import CSandbox
internal import Glibc

/// The process that watches over a program, as this process sees it.
struct ProcessSupervisor: ~Copyable {
  private let pointer: OpaquePointer
  /// Where it reports, and what it takes for this process's life.
  private let control: Descriptor
  /// What it reads: the program's description.
  private let arena: CStringArena

  /// Starts a program, whose description lies in `arena`.
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

  /// What to wait for until it has spoken or is gone.
  var interest: pollfd {
    pollfd(fd: control.number, events: Int16(POLLIN), revents: 0)
  }

  /// Has it end the program.
  func stop() {
    shutdown(control.number, Int32(SHUT_WR))
  }

  /// Ends a supervisor that does not answer, and the program with it.
  func kill() {
    sandbox_kill(pointer)
  }

  /// Hears what it has to say and lets it go; to be called once, at the end.
  ///
  /// A supervisor that was killed (only a program that is not confined can do that, or a system short of
  /// memory) has taken the program with it.
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
