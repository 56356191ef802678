package import Compiling

/// Expressions with a `^` or a `**` for a power. After seconds the compiler reports only that they
/// are too complex.
package enum GivenUpPowers {
  /// Returns the diagnostic with a message about the power, at its sign, if that is the cause.
  static func told(_ diagnostic: Diagnostic, in source: String) -> Diagnostic {
    guard diagnostic.message.contains(Diagnostic.tooComplex),
      let sentence = Explanation.CodeRule.power.sentence(
        Mistake(diagnostic, source: source, stub: ""))
    else { return diagnostic }
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
      .map { CodeText.withoutComment($0) }
    for (index, line) in lines.enumerated().dropFirst(diagnostic.line - 1) {
      guard let sign = line.firstMatch(of: /\*\*|\^(?!=)/) else { continue }
      let column = line[..<sign.range.lowerBound].utf8.count + 1
      return Diagnostic(
        file: diagnostic.file, line: index + 1, column: column, severity: .error,
        message: sentence)
    }
    return diagnostic
  }

  /// Whether an expression that the compiler gave up contains such a sign.
  package static func isCause(of diagnostic: Diagnostic, in source: String) -> Bool {
    Explanation.CodeRule.power.sentence(Mistake(diagnostic, source: source, stub: "")) != nil
  }
}
