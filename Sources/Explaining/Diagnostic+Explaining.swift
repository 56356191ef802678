package import Compiling

extension [Diagnostic] {
  /// Returns the diagnostics with a note after each that has an explanation. Each explanation is given
  /// once.
  ///
  /// - Parameters:
  ///   - source: The text of the student's file, where it is known. Explanations may quote it.
  ///   - stub: The lesson's stub for the file.
  /// - Returns: The diagnostics and their notes.
  package func explained(source: String? = nil, stub: String = "") -> [Diagnostic] {
    var known: Set<String> = []
    return flatMap { diagnostic -> [Diagnostic] in
      guard diagnostic.severity != .note,
        let explanation = Explanation(of: diagnostic, source: source, stub: stub),
        known.insert(explanation.id).inserted
      else { return [diagnostic] }
      return [
        diagnostic,
        Diagnostic(
          file: diagnostic.file, line: diagnostic.line, column: diagnostic.column, severity: .note,
          message: explanation.sentence),
      ]
    }
  }
}
