/// Whether the files of a submission can be compiled in one module without affecting each other.
///
/// It is decided without a compiler and in doubt answers no. A file that is compiled with others then
/// means what it means beside the lesson's stubs: no file uses a name that another one declares, and
/// none adds members, operators or symbols that reach beyond it.
package struct SharedNames {
  /// Whether no file affects another one.
  package let areNone: Bool

  package init(in files: [String: String]) {
    let read = files.values.map(SourceWords.init)
    guard !read.contains(where: \.reachesBeyondItsFile) else {
      areNone = false
      return
    }
    areNone = read.indices.allSatisfy { index in
      read.indices.allSatisfy { other in
        index == other || read[index].declared.isDisjoint(with: read[other].words)
      }
    }
  }
}

/// The words of one source file.
private struct SourceWords {
  let words: Set<String>
  /// The names that it declares outside of any braces.
  let declared: Set<String>
  /// Whether it declares something that counts in other files without being named there.
  let reachesBeyondItsFile: Bool

  init(_ source: String) {
    let tokens = SwiftToken.tokens(of: source)
    words = TopLevelDeclarations.words(of: tokens)
    declared = TopLevelDeclarations(of: tokens).all
    reachesBeyondItsFile = zip(tokens, tokens.dropFirst() + tokens.suffix(1)).contains {
      token, next in
      guard token.kind == .word, !token.isEscaped else { return false }
      // An operator, which is found in every file wherever it is declared.
      if token.text == "func", next.kind == .punctuation { return true }
      if token.text.hasPrefix("@") { return !Self.localAttributes.contains(token.text) }
      return Self.farReaching.contains(token.text)
    }
  }

  /// The attributes that have no effect outside of the declaration.
  private static let localAttributes: Set = [
    "@discardableResult", "@inline", "@inlinable", "@usableFromInline", "@frozen", "@available",
    "@escaping", "@autoclosure", "@Sendable", "@unchecked", "@unknown", "@MainActor",
  ]

  private static let farReaching: Set = [
    "extension", "operator", "precedencegroup", "macro", "#sourceLocation", "#externalMacro",
  ]
}
