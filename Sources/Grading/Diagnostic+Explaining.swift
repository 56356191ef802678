extension [Diagnostic] {
  /// Returns the diagnostics with a note after each that has an explanation, on the same line; what
  /// was explained once is not explained again.
  package func explained() -> [Diagnostic] {
    var known: Set<String> = []
    return flatMap { diagnostic -> [Diagnostic] in
      guard diagnostic.severity != .note,
        let explanation = Explanation(ofDiagnostic: diagnostic.message),
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
