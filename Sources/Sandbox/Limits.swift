/// How much a program may use before it is ended; nil leaves a limit as this process has it.
package struct Limits: Sendable, Equatable {
  /// CPU time of all its threads together, in seconds.
  package var cpuSeconds: Int?
  /// Time by the clock, in seconds: the backstop for a program that waits instead of working.
  package var wallSeconds: Double
  /// Address space, in bytes.
  package var memoryBytes: Int?
  /// The size of each file it writes, in bytes.
  package var fileBytes: Int?
  /// Open descriptors.
  package var openFiles: Int?
  /// The stack of the main thread, and the default for others, in bytes.
  package var stackBytes: Int?
  /// Threads, counted about every 20 ms.
  package var threads: Int?
  /// Processes of its *user*, on the whole machine.
  ///
  /// This is the kernel's own way to count (`RLIMIT_NPROC`), threads included, and it does not hold
  /// for root. On a desktop a browser alone can exceed any small number, and a thread that cannot be
  /// made hangs Swift's concurrency; so it is for graders with a user of their own.
  package var processes: Int?
  /// What it may write to its standard output, in bytes.
  package var standardOutputBytes: Int
  /// What it may write to its standard error, in bytes.
  package var standardErrorBytes: Int
  /// What it may write to descriptor 4, in bytes.
  package var observationBytes: Int
  /// Whether a program that writes more to its standard output or standard error goes on, and what is
  /// too much is thrown away. Else it is ended.
  package var discardsExcessOutput = false

  package init(
    cpuSeconds: Int? = 2, wallSeconds: Double = 10, memoryBytes: Int? = nil, fileBytes: Int? = nil,
    openFiles: Int? = nil, stackBytes: Int? = nil, threads: Int? = nil, processes: Int? = nil,
    standardOutputBytes: Int = 1 << 20, standardErrorBytes: Int = 1 << 20,
    observationBytes: Int = 1 << 20
  ) {
    self.cpuSeconds = cpuSeconds
    self.wallSeconds = wallSeconds
    self.memoryBytes = memoryBytes
    self.fileBytes = fileBytes
    self.openFiles = openFiles
    self.stackBytes = stackBytes
    self.threads = threads
    self.processes = processes
    self.standardOutputBytes = standardOutputBytes
    self.standardErrorBytes = standardErrorBytes
    self.observationBytes = observationBytes
  }

  /// For a submission. Programs with Foundation live in 150 MB of address space.
  ///
  /// One that prints without end goes on until its time is used up: so it is told where it is then.
  package static let student: Limits = {
    var limits = Limits(
      cpuSeconds: 2, wallSeconds: 10, memoryBytes: 512 << 20, fileBytes: 1 << 20, openFiles: 64,
      stackBytes: 8 << 20, threads: 256)
    limits.discardsExcessOutput = true
    return limits
  }()

  /// For the compiler, whose input may be hostile: what only it can spend.
  package static let compiler = Limits(
    cpuSeconds: 8, wallSeconds: 60, memoryBytes: 2 << 30, fileBytes: 256 << 20, openFiles: 1024,
    stackBytes: 8 << 20)
}
