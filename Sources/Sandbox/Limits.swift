/// The limits of a program. Nil leaves this process's own limit in force.
package struct Limits: Sendable, Equatable {
  /// CPU time of all its threads together, in seconds.
  package var cpuSeconds: Int?
  /// Elapsed time, in seconds. It ends programs that wait without using CPU time.
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
  /// Processes and threads of its *user* on the whole machine (`RLIMIT_NPROC`).
  ///
  /// The limit is not enforced for root. On a desktop a browser alone can exceed a small number, and
  /// Swift's concurrency hangs if a thread cannot be created. Use it only for a grader with a user of
  /// its own.
  package var processes: Int?
  /// The limit of its standard output, in bytes.
  package var standardOutputBytes: Int
  /// The limit of its standard error, in bytes.
  package var standardErrorBytes: Int
  /// The limit of its output to descriptor 4, in bytes.
  package var observationBytes: Int
  /// Whether excess bytes on standard output and standard error are discarded. Otherwise they end the
  /// program.
  package var discardsExcessOutput = false

  package init(
    cpuSeconds: Int? = 2, wallSeconds: Double = 10, memoryBytes: Int? = nil, fileBytes: Int? = nil,
    openFiles: Int? = nil, stackBytes: Int? = nil, threads: Int? = nil, processes: Int? = nil,
    standardOutputBytes: Int = 1 << 20, standardErrorBytes: Int = 1 << 20,
    observationBytes: Int = 4 << 20
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

  /// For a submission. A program with Foundation needs 150 MB of address space.
  ///
  /// Excess output is discarded, so that a program that prints endlessly runs until its time limit,
  /// where its backtrace is taken.
  package static let student: Limits = {
    var limits = Limits(
      cpuSeconds: 2, wallSeconds: 10, memoryBytes: 512 << 20, fileBytes: 1 << 20, openFiles: 64,
      stackBytes: 8 << 20, threads: 256)
    limits.discardsExcessOutput = true
    return limits
  }()

  /// For the compiler, whose input may be hostile.
  package static let compiler = Limits(
    cpuSeconds: 8, wallSeconds: 60, memoryBytes: 2 << 30, fileBytes: 64 << 20, openFiles: 1024,
    stackBytes: 8 << 20)
}
