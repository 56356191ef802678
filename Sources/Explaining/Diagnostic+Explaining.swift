package import Compiling

extension [Diagnostic] {
  /// Returns the diagnostics with a note after each that has an explanation, on the same line; what
  /// was explained once is not explained again.
  ///
  /// - Parameters:
  ///   - source: The student's file, where the explanation may repeat its code.
  ///   - stub: The file as the lesson hands it out.
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
