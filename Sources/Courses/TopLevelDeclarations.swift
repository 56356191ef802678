/// The names that Swift source declares outside of any braces.
///
/// They are found without a compiler. They guide suggestions, which files are compiled together, and
/// which helpers are left out because they would hide another declaration.
package struct TopLevelDeclarations: Equatable {
  /// The names of classes, structures, enumerations, actors, protocols and type aliases.
  private(set) var types: Set<String> = []
  /// The names of functions, variables and constants.
  private(set) var values: Set<String> = []
  /// The names in `types` that are declared `public` or `open`.
  package private(set) var publicTypes: Set<String> = []

  package var all: Set<String> { types.union(values) }

  private static let typeKeywords: Set = [
    "class", "struct", "enum", "actor", "protocol", "typealias",
  ]
  private static let valueKeywords: Set = ["func", "var", "let"]

  package init(of source: String) {
    self.init(of: SwiftTokens(source))
  }

  /// Reads the declarations in tokens of a source text.
  init(of tokens: some Sequence<SwiftToken>) {
    var depth = 0
    var previous = ""
    var isPublic = false
    for token in Self.wordsAndBrackets(of: tokens) {
      switch token {
      case "{", "(", "[": depth += 1
      case "}", ")", "]": depth = max(depth - 1, 0)
      default:
        guard depth == 0 else { break }
        // The name follows `func` in `class func name`.
        if Self.typeKeywords.contains(previous), !Self.valueKeywords.contains(token) {
          types.insert(token)
          if isPublic { publicTypes.insert(token) }
          isPublic = false
        } else if Self.valueKeywords.contains(previous) {
          values.insert(token)
          isPublic = false
        } else if token == "public" || token == "open" {
          isPublic = true
        } else if token == "import" || token == "extension" {
          isPublic = false
        }
      }
      previous = token
    }
  }

  /// Whether a source text contains only white space and comments.
  static func hasNoCode(_ source: String) -> Bool {
    var tokens = SwiftTokens(source)
    return tokens.next() == nil
  }

  /// Returns every word of a source text outside of comments and string literals.
  package static func words(of source: String) -> Set<String> {
    words(of: SwiftTokens(source))
  }

  static func words(of tokens: some Sequence<SwiftToken>) -> Set<String> {
    Set(wordsAndBrackets(of: tokens))
  }

  /// Returns the names that a source text declares at any depth, such as inside an extension.
  package static func namesDeclaredAnywhere(in source: String) -> Set<String> {
    let tokens = wordsAndBrackets(of: SwiftTokens(source))
    return Set(
      zip(tokens, tokens.dropFirst()).compactMap { previous, name in
        typeKeywords.contains(previous) || valueKeywords.contains(previous) ? name : nil
      })
  }

  /// Returns the words that begin with a letter or an underscore, and the brackets, in order.
  private static func wordsAndBrackets(of tokens: some Sequence<SwiftToken>) -> [String] {
    tokens.compactMap { token in
      switch token.kind {
      case .stringLiteral: return nil
      case .punctuation: return "{}()[]".contains(token.text) ? token.text : nil
      case .word:
        let word = token.text.drop { $0 == "@" || $0 == "#" }
        guard let first = word.first, first == "_" || first.isLetter else { return nil }
        return String(word)
      }
    }
  }
}
