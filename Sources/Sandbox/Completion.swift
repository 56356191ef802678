/// What a program left behind when it ended: bytes and facts, none of which is to be trusted for more
/// than that the program caused it.
package struct Completion: Sendable, Equatable {
  package var ending: Ending
  /// Each stream up to its limit; what came before an overflow is kept.
  package var standardOutput: [UInt8]
  package var standardError: [UInt8]
  /// What came on descriptor 4.
  package var observations: [UInt8]
  /// CPU time of the program and its descendants.
  package var cpuSeconds: Double
  /// The most memory a process of this run held at once, in bytes.
  ///
  /// An upper bound: the kernel counts from the fork, so it is at least what this process held then.
  package var peakMemory: Int
  package var isolation: Isolation
}

/// How a program came to its end.
package enum Ending: Sendable, Equatable {
  case exited(Int32)
  case signalled(Int32)
  case cpuLimit
  case wallLimit
  case threadLimit
  case outputLimit(Stream)
  case cancelled

  /// A way out of a program.
  package enum Stream: Sendable, Equatable, CaseIterable {
    case standardOutput
    case standardError
    case observations
  }
}
