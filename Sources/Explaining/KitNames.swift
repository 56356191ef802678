internal import Compiling
internal import Courses

/// The public names of a lesson's kit, which are suggested in place of similar unknown names.
package enum KitNames {
  /// Returns the names of the public declarations in some sources, and the cases of public enumerations.
  package static func names(in sources: [String]) -> Set<String> {
    let types: Set = ["class", "struct", "enum", "protocol"]
    let others: Set = ["func", "var", "let"]
    return sources.reduce(into: []) { names, source in
      var isPublic = false
      var isInPublicType = false
      let tokens = SwiftToken.tokens(of: source)
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

  /// Adds a suggestion to a diagnostic about an unknown name, where the kit has a similar one.
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
