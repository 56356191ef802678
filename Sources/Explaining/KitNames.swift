internal import Compiling

/// The names that a lesson's kit offers, for suggestions where a student's name is nearly one of them.
package enum KitNames {
  /// Returns the names of the public declarations and enumeration cases in some sources.
  package static func names(in sources: [String]) -> Set<String> {
    let types: Set = ["class", "struct", "enum", "protocol"]
    let others: Set = ["func", "var", "let"]
    return sources.reduce(into: []) { names, source in
      var isPublic = false
      var isInPublicType = false
      let tokens = CodeToken.tokens(of: source)
      for (word, next) in zip(tokens, tokens.dropFirst()) {
        let isDeclared: Bool
        if word.text == "public" {
          isPublic = true
          continue
        } else if types.contains(word.text) {
          isInPublicType = isPublic
          isDeclared = isPublic
        } else if others.contains(word.text) {
          isDeclared = isPublic
        } else {
          isDeclared = word.text == "case" && isInPublicType
        }
        if isDeclared, next.text.first?.isLetter == true { names.insert(next.text) }
        if !["final", "static"].contains(word.text) { isPublic = false }
      }
    }
  }

  /// Returns a diagnostic with the kit's name that is meant, where the compiler found none of a name.
  static func suggesting(_ names: Set<String>, in diagnostic: Diagnostic) -> Diagnostic {
    guard !diagnostic.message.contains("did you mean"),
      let match = diagnostic.message.firstMatch(of: /has no member '(\w+)'$/)
        ?? diagnostic.message.firstMatch(of: /^cannot find '(\w+)' in scope$/),
      !diagnostic.message.contains("'Tensor'"),
      let nearest = NearestName.find(for: String(match.output.1), among: Array(names))
    else { return diagnostic }
    return Diagnostic(
      file: diagnostic.file, line: diagnostic.line, column: diagnostic.column,
      severity: diagnostic.severity, message: diagnostic.message + "; did you mean '\(nearest)'?")
  }
}
