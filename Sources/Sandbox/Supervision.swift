internal import CSandbox
internal import Glibc

/// One run of a program, from its start to its last byte of output.
///
/// It blocks its thread, which must block SIGPIPE.
struct Supervision: ~Copyable {
  private var standardOutput: OutputCapture
  private var standardError: OutputCapture
  private var observations: OutputCapture
  private var requests: InputFeed
  private let supervisor: ProcessSupervisor
  private let cancellation: Cancellation
  private let clock = SuspendingClock()
  /// The reason why this process ended the program, if it did.
  private var intervention: Ending?
  /// When a supervisor that has not answered is killed.
  private var supervisorDeadline: SuspendingClock.Instant
  private static let grace = Duration.seconds(5)
  private let discardsExcessOutput: Bool
  private let receive: OutputReceiver?
  /// The number of bytes of each stream that were passed on.
  private var received: [Ending.Stream: Int] = [:]

  /// Starts the program.
  init(
    _ command: Command, limits: Limits, confinement: Confinement?, cancellation: Cancellation,
    receive: OutputReceiver? = nil
  ) throws(SandboxFault) {
    let standardOutput = try OutputCapture(
      limit: limits.standardOutputBytes, discardsExcess: limits.discardsExcessOutput)
    let standardError = try OutputCapture(
      limit: limits.standardErrorBytes, discardsExcess: limits.discardsExcessOutput)
    let observations = try OutputCapture(limit: limits.observationBytes)
    let requests = try InputFeed(command.input ?? [])

    var arena = CStringArena()
    var program = try command.program(limits: limits, confinement: confinement, in: &arena)
    let hasInput = command.input != nil
    program.output = standardOutput.programEnd
    program.errors = standardError.programEnd
    program.observations = hasInput ? observations.programEnd : -1
    program.requests = hasInput ? requests.programEnd : -1
    supervisor = try ProcessSupervisor(of: arena.value(program), in: arena)

    self.standardOutput = standardOutput
    self.standardError = standardError
    self.observations = observations
    self.requests = requests
    self.cancellation = cancellation
    discardsExcessOutput = limits.discardsExcessOutput
    self.receive = receive
    // The supervisor enforces the time limit, even while this process is stopped.
    supervisorDeadline = clock.now + .milliseconds(program.limits.wall_milliseconds) + Self.grace
  }

  /// Waits for the program to end and returns the result.
  consuming func completion(
    of command: Command, limits: Limits
  ) throws(SandboxFault) -> Completion {
    while !step() {}
    let report = supervisor.report()
    // Every process that could write is gone, so this reads the rest of the output.
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

  /// Waits for the next events and handles them. Returns true when the supervisor has reported or ended.
  private mutating func step() -> Bool {
    let nothing = pollfd(fd: -1, events: 0, revents: 0)
    var watched = [
      supervisor.interest, intervention == nil ? cancellation.interest : nothing, requests.interest,
      standardOutput.interest, standardError.interest, observations.interest,
    ]
    // Fails only for lack of memory, and then reports no event. The deadline still applies.
    poll(&watched, nfds_t(watched.count), timeout)
    takeOutput()
    if watched[0].revents != 0 { return true }
    if watched[1].revents != 0 { intervene(.cancelled) }
    if watched[2].revents != 0 { requests.send() }
    if clock.now >= supervisorDeadline { supervisor.kill() }
    return false
  }

  private mutating func takeOutput() {
    standardOutput.take()
    standardError.take()
    observations.take()
    if receive != nil {
      passOn(.standardOutput, standardOutput.bytes)
      passOn(.standardError, standardError.bytes)
      passOn(.observations, observations.bytes)
    }
    if observations.hasOverflown { intervene(.outputLimit(.observations)) }
    guard !discardsExcessOutput else { return }
    if standardOutput.hasOverflown { intervene(.outputLimit(.standardOutput)) }
    if standardError.hasOverflown { intervene(.outputLimit(.standardError)) }
  }

  /// Passes on the bytes of a stream that are new.
  private mutating func passOn(_ stream: Ending.Stream, _ bytes: [UInt8]) {
    let count = received[stream] ?? 0
    guard bytes.count > count else { return }
    received[stream] = bytes.count
    receive?(stream, Array(bytes[count...]))
  }

  /// Ends the program. Only the first reason counts.
  private mutating func intervene(_ ending: Ending) {
    guard intervention == nil else { return }
    intervention = ending
    supervisorDeadline = clock.now + Self.grace
    supervisor.stop()
  }

  /// The time until the supervisor must have answered, in milliseconds, rounded up.
  private var timeout: Int32 {
    let rest = clock.now.duration(to: supervisorDeadline) / .milliseconds(1)
    return Int32(max(0, min(rest.rounded(.up), 60_000)))
  }
}
