/// Something the compiler, or the taking in of a submission, has to say about a file.
package struct Diagnostic: Sendable, Equatable, Codable {
  package enum Severity: String, Sendable, Equatable, Codable {
    case error
    case warning
    case note
  }

  /// The student's file, by its name alone.
  package let file: String
  /// Counted from one; zero where no line is concerned.
  package let line: Int
  /// Counted from one; zero where no column is concerned.
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
