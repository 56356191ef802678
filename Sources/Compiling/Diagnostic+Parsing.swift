internal import Courses

extension Diagnostic {
  /// The compiler's message for an expression on which the type checker gave up.
  package static let tooComplex = "unable to type-check this expression in reasonable time"

  /// The compiler's warning that a resilient module imports one that is not. Both are always linked
  /// together.
  private static let notResilient = "was not compiled with library evolution support"

  /// Returns the one-line diagnostics in the compiler's output, such as `Adam.swift:12:9: error: …`.
  ///
  /// Diagnostics of files other than `files` are left out, because the student cannot edit those files.
  static func parse(_ output: String, files: Set<String>) -> [Diagnostic] {
    output.split(separator: "\n", omittingEmptySubsequences: true).compactMap { line in
      let parts = line.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false)
      guard parts.count == 5, let lineNumber = Int(parts[1]), let column = Int(parts[2]),
        let severity = Severity(rawValue: parts[3].drop { $0 == " " }.description),
        let name = parts[0].split(separator: "/").last.map(String.init), files.contains(name)
      else { return nil }
      guard !parts[4].contains(notResilient) else { return nil }
      return Diagnostic(
        file: name, line: lineNumber, column: column, severity: severity,
        message: TruncatedText.cut(parts[4].drop { $0 == " " }, to: TruncatedText.message))
    }
  }

  /// Returns the message of the first error in the output, whatever file it names.
  static func firstMessage(in output: String) -> String? {
    let mark = "error: "
    return output.split(separator: "\n").lazy
      .compactMap { line in line.firstRange(of: mark).map { line[$0.upperBound...] } }
      .map { TruncatedText.cut($0, to: TruncatedText.message) }
      .first
  }
}
