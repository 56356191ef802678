extension BuildFailure {
  /// Names the place in a student's file that the compiler's message about another place comes from.
  ///
  /// - Parameters:
  ///   - reason: What the compiler says, as a sentence.
  ///   - name: The student's file.
  ///   - source: Its text.
  /// - Returns: The message at that place, or nil where the text has none.
  func causeElsewhere(_ reason: String, of name: String, source: String) -> Diagnostic? {
    if let directive = CodeToken.tokens(of: source).first(where: { $0.text == "#sourceLocation" }) {
      return Diagnostic(
        file: name, line: directive.line, column: directive.column, severity: .error,
        message: "`#sourceLocation` makes the compiler name other places than those of this file. "
          + "Remove it, and check again. The compiler says: \(reason)")
    }
    guard let declared = elsewhere?.firstMatch(of: /invalid redeclaration of '(\w+)/)?.output.1,
      let declaration = DeclarationReader.declarations(in: source).first(where: {
        $0.name == declared && $0.owner == nil
      })
    else { return nil }
    return Diagnostic(
      file: name, line: declaration.line, column: declaration.column, severity: .error,
      message: "The lesson has its own `\(declared)`, which belongs into another file. Leave this "
        + "one out, or give it another name.")
  }
}
