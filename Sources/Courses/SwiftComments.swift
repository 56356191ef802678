/// What can be told of Swift text without a compiler.
enum SwiftComments {
  /// Tells whether a text holds nothing but white space and comments, which may be nested.
  static func isOnlyComments(_ text: String) -> Bool {
    var rest = Substring(text)
    while let character = rest.first {
      if character.isWhitespace {
        rest.removeFirst()
      } else if let after = afterComment(rest) {
        rest = after
      } else {
        return false
      }
    }
    return true
  }

  /// Returns what follows the comment that a text begins with, or nil where it begins with none.
  static func afterComment(_ text: Substring) -> Substring? {
    if text.hasPrefix("//") { return text.drop { !$0.isNewline } }
    return text.hasPrefix("/*") ? afterBlockComment(text) : nil
  }

  private static func afterBlockComment(_ text: Substring) -> Substring {
    var rest = text
    var depth = 0
    repeat {
      if rest.hasPrefix("/*") {
        depth += 1
        rest = rest.dropFirst(2)
      } else if rest.hasPrefix("*/") {
        depth -= 1
        rest = rest.dropFirst(2)
      } else {
        rest = rest.dropFirst()
      }
    } while depth > 0 && !rest.isEmpty
    return rest
  }
}
