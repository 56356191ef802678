/// An error that ends a command and is not caused by the content of a submission.
package struct ReportedFault: Error, CustomStringConvertible, Sendable {
  /// The cause of the error. It decides the exit status.
  package enum Kind: Sendable {
    /// The command's arguments.
    case usage
    /// The lesson's own files.
    case lesson
    /// This program or the machine.
    case machine
    /// A place that cannot be written.
    case output
  }

  package let kind: Kind
  /// The problem, its place, and advice.
  package let description: String

  package init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
