/// The names that Swift text declares outside of any braces, found without a compiler.
///
/// It only guides what a message suggests and what is compiled together; a verdict never depends on
/// it alone.
package struct TopLevelDeclarations: Equatable {
  /// The names of classes, structures, enumerations, actors, protocols and aliases.
  private(set) var types: Set<String> = []
  /// The names of functions, variables and constants.
  private(set) var values: Set<String> = []
  /// Those of the types that are public.
  private(set) var publicTypes: Set<String> = []

  var all: Set<String> { types.union(values) }

  private static let typeWords: Set<Substring> = [
    "class", "struct", "enum", "actor", "protocol", "typealias",
  ]
  private static let valueWords: Set<Substring> = ["func", "var", "let"]

  init(of text: String) {
    var depth = 0
    var before: Substring = ""
    var isPublic = false
    for token in Self.tokens(of: text) {
      switch token {
      case "{", "(", "[": depth += 1
      case "}", ")", "]": depth = max(depth - 1, 0)
      default:
        guard depth == 0 else { break }
        if Self.typeWords.contains(before), !Self.valueWords.contains(token) {
          types.insert(String(token))
          if isPublic { publicTypes.insert(String(token)) }
          isPublic = false
        } else if Self.valueWords.contains(before) {
          values.insert(String(token))
          isPublic = false
        } else if token == "public" || token == "open" {
          isPublic = true
        } else if token == "import" || token == "extension" {
          isPublic = false
        }
      }
      before = token
    }
  }

  /// Returns every word of a text that is no comment and no string.
  package static func words(of text: String) -> Set<Substring> { Set(tokens(of: text)) }

  /// Returns the names that a text declares at any depth, as inside an extension.
  package static func namesDeclaredAnywhere(in text: String) -> Set<Substring> {
    let tokens = tokens(of: text)
    return Set(
      zip(tokens, tokens.dropFirst()).compactMap { before, name in
        typeWords.contains(before) || valueWords.contains(before) ? name : nil
      })
  }

  /// Splits text into words and brackets, without comments and string literals.
  private static func tokens(of text: String) -> [Substring] {
    var tokens: [Substring] = []
    var rest = Substring(text)
    while let character = rest.first {
      if character == "/", let after = SwiftComments.afterComment(rest) {
        rest = after
      } else if character == "\"" {
        rest = afterString(rest)
      } else if character == "_" || character.isLetter {
        let word = rest.prefix { $0 == "_" || $0.isLetter || $0.isNumber }
        tokens.append(word)
        rest = rest[word.endIndex...]
      } else {
        if "{}()[]".contains(character) { tokens.append(rest.prefix(1)) }
        rest.removeFirst()
      }
    }
    return tokens
  }

  private static func afterString(_ text: Substring) -> Substring {
    let quote = text.hasPrefix("\"\"\"") ? "\"\"\"" : "\""
    var rest = text.dropFirst(quote.count)
    while let character = rest.first, !rest.hasPrefix(quote) {
      // A literal of one line that is not closed ends with its line.
      if quote.count == 1, character.isNewline { return rest }
      rest = rest.dropFirst(character == "\\" ? 2 : 1)
    }
    return rest.dropFirst(quote.count)
  }
}
