/// The result of a run. The bytes come from the program and are not to be trusted.
package struct Completion: Sendable, Equatable {
  package var ending: Ending
  /// Each stream's bytes up to its limit.
  package var standardOutput: [UInt8]
  package var standardError: [UInt8]
  /// The bytes from descriptor 4.
  package var observations: [UInt8]
  /// CPU time of the program and its descendants.
  package var cpuSeconds: Double
  /// The largest resident memory of a process of this run, in bytes.
  ///
  /// An upper bound: the kernel counts from the fork on, so it includes this process's memory.
  package var peakMemory: Int
  package var isolation: Isolation
}

/// How a program ended.
package enum Ending: Sendable, Equatable {
  case exited(Int32)
  case signalled(Int32)
  case cpuLimit
  case wallLimit
  case threadLimit
  case outputLimit(Stream)
  case cancelled

  /// An output stream of a program.
  package enum Stream: Sendable, Equatable, CaseIterable {
    case standardOutput
    case standardError
    case observations
  }
}
