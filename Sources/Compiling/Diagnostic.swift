/// A message about a student's file from the compiler, or about why the file was not accepted.
package struct Diagnostic: Sendable, Equatable, Codable {
  package enum Severity: String, Sendable, Equatable, Codable {
    case error
    case warning
    case note
  }

  /// The name of the file, without its folder.
  package let file: String
  /// Counted from one; zero for a message about the whole file.
  package let line: Int
  /// Counted from one; zero for a message about the whole file.
  package let column: Int
  package let severity: Severity
  package let message: String

  package init(file: String, line: Int, column: Int, severity: Severity, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.severity = severity
    self.message = message
  }
}

extension Diagnostic: CustomStringConvertible {
  package var description: String {
    let place = line > 0 ? ":\(line):\(column)" : ""
    return "\(file)\(place): \(severity.rawValue): \(message)"
  }
}
