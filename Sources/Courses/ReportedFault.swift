/// A fault of ours, of the machine or of how the command was called; never of a submission's.
package struct ReportedFault: Error, CustomStringConvertible, Sendable {
  /// Whose move it is, which decides the exit status.
  package enum Kind: Sendable {
    /// The command was given something it cannot use.
    case usage
    /// The lesson's own files are at fault.
    case lesson
    /// The program or the machine is at fault.
    case machine
  }

  package let kind: Kind
  /// What went wrong, where, and what to do about it.
  package let description: String

  package init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
