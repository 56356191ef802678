internal import CSandbox
internal import Glibc

/// One run of a program, from its start to the last byte it left.
///
/// To be used on a thread that may wait and that blocks SIGPIPE.
struct Supervision: ~Copyable {
  private var standardOutput: InputFeed
  private var standardError: InputFeed
  private var observations: InputFeed
  private var requests: OutputCapture
  private let supervisor: ProcessSupervisor
  private let cancellation: Cancellation
  private let clock = SuspendingClock()
  /// Why this process had the program ended, if it did.
  private var intervention: Ending?
  /// When a supervisor that has not answered is killed.
  private var patience: SuspendingClock.Instant
  private static let grace = Duration.seconds(5)
  private let discardsExcessOutput: Bool

  /// Starts the program.
  init(
    _ command: Command, limits: Limits, confinement: Confinement?, cancellation: Cancellation
  ) throws(SandboxFault) {
    let standardOutput = try InputFeed(
      limit: limits.standardOutputBytes, discardsExcess: limits.discardsExcessOutput)
    let standardError = try InputFeed(
      limit: limits.standardErrorBytes, discardsExcess: limits.discardsExcessOutput)
    let observations = try InputFeed(limit: limits.observationBytes)
    let requests = try OutputCapture(command.input ?? [])

    var arena = CStringArena()
    var program = try command.program(limits: limits, confinement: confinement, in: &arena)
    let isSpokenWith = command.input != nil
    program.output = standardOutput.farEnd
    program.errors = standardError.farEnd
    program.observations = isSpokenWith ? observations.farEnd : -1
    program.requests = isSpokenWith ? requests.farEnd : -1
    supervisor = try ProcessSupervisor(of: arena.value(program), in: arena)

    self.standardOutput = standardOutput
    self.standardError = standardError
    self.observations = observations
    self.requests = requests
    self.cancellation = cancellation
    discardsExcessOutput = limits.discardsExcessOutput
    // The clock is the supervisor's to watch: it does so even while this process is stopped.
    patience = clock.now + .milliseconds(program.limits.wall_milliseconds) + Self.grace
  }

  /// Watches the program to its end and returns what it left.
  consuming func completion(
    of command: Command, limits: Limits
  ) throws(SandboxFault) -> Completion {
    while !step() {}
    let report = supervisor.report()
    // Every process that could write is gone: what is there now is all there will be.
    takeOutput()
    guard intervention != nil || report.hasStarted else {
      throw report.fault(of: command.executable)
    }
    return Completion(
      ending: intervention ?? report.ending(under: limits),
      standardOutput: standardOutput.bytes, standardError: standardError.bytes,
      observations: observations.bytes, cpuSeconds: report.cpuSeconds,
      peakMemory: Int(report.peak_bytes), isolation: report.isolationInForce)
  }

  /// Waits until something happens and deals with it; true when the supervisor has spoken or is gone.
  private mutating func step() -> Bool {
    let nothing = pollfd(fd: -1, events: 0, revents: 0)
    var watched = [
      supervisor.interest, intervention == nil ? cancellation.interest : nothing, requests.interest,
      standardOutput.interest, standardError.interest, observations.interest,
    ]
    // It fails only for want of memory, and then reports no event: the deadline still holds.
    poll(&watched, nfds_t(watched.count), timeout)
    takeOutput()
    if watched[0].revents != 0 { return true }
    if watched[1].revents != 0 { intervene(.cancelled) }
    if watched[2].revents != 0 { requests.give() }
    if clock.now >= patience { supervisor.kill() }
    return false
  }

  private mutating func takeOutput() {
    standardOutput.take()
    standardError.take()
    observations.take()
    if observations.hasOverflown { intervene(.outputLimit(.observations)) }
    guard !discardsExcessOutput else { return }
    if standardOutput.hasOverflown { intervene(.outputLimit(.standardOutput)) }
    if standardError.hasOverflown { intervene(.outputLimit(.standardError)) }
  }

  /// Has the program ended; the first reason is the one that counts.
  private mutating func intervene(_ ending: Ending) {
    guard intervention == nil else { return }
    intervention = ending
    patience = clock.now + Self.grace
    supervisor.stop()
  }

  /// The time until the supervisor must have answered, in milliseconds, rounded up.
  private var timeout: Int32 {
    let rest = clock.now.duration(to: patience) / .milliseconds(1)
    return Int32(max(0, min(rest.rounded(.up), 60_000)))
  }
}
