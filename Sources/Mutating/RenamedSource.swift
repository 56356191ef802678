internal import Courses

/// A source text whose top-level declarations have other names, so that several versions of it can be
/// compiled in one module.
package enum RenamedSource {
  /// Returns a source text with a suffix at every name that it declares outside of braces, and at every
  /// use of such a name.
  package static func text(of source: String, suffix: String) -> String {
    let declared = TopLevelDeclarations(of: source).all
    var bytes = Array<UInt8>(source.utf8)
    for token in SwiftToken.tokens(of: source).reversed() where declared.contains(token.text) {
      guard token.kind == .word, !token.isEscaped else { continue }
      let end = token.offset + token.text.utf8.count
      bytes.insert(contentsOf: suffix.utf8, at: end)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
