internal import Compiling
internal import Courses

extension BuildFailure {
  /// Finds the place in a student's file that causes the compiler's message about another place.
  ///
  /// - Parameters:
  ///   - reason: The compiler's message as a sentence.
  ///   - name: The student's file.
  ///   - source: Its text.
  /// - Returns: The message at that place, or nil where the text has none.
  func causeElsewhere(_ reason: String, of name: String, source: String) -> Diagnostic? {
    if let directive = SwiftToken.tokens(of: source).first(where: { $0.text == "#sourceLocation" })
    {
      return Diagnostic(
        file: name, line: directive.line, column: directive.column, severity: .error,
        message: "`#sourceLocation` makes the compiler name other places than those of this file. "
          + "Remove it, and check again. The compiler says: \(reason)")
    }
    return firstError.flatMap { Self.otherDeclaration($0, of: name, source: source) }
  }

  /// Replaces a message about a name that is declared twice. If the student's file contains only
  /// one declaration, the new message is about the other one.
  static func namingOtherDeclaration(_ diagnostic: Diagnostic, in source: String) -> Diagnostic {
    guard diagnostic.severity == .error else { return diagnostic }
    return otherDeclaration(diagnostic.message, of: diagnostic.file, source: source) ?? diagnostic
  }

  private static func otherDeclaration(
    _ message: String, of name: String, source: String
  ) -> Diagnostic? {
    guard let declared = message.firstMatch(of: /invalid redeclaration of '(\w+)/)?.output.1 else {
      return nil
    }
    let own = DeclarationReader.declarations(in: source).filter {
      $0.name == declared && $0.owner == nil
    }
    guard own.count == 1, let declaration = own.first else { return nil }
    return Diagnostic(
      file: name, line: declaration.line, column: declaration.column, severity: .error,
      message: "The lesson has its own `\(declared)`, which belongs into another file. Leave this "
        + "one out, or give it another name.")
  }
}
