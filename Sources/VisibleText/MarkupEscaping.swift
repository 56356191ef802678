extension Sequence<Unicode.Scalar> {
  /// The text with the five special characters of HTML and XML as references, fit for an element or
  /// for an attribute in quotes of either kind.
  ///
  /// It compares Unicode scalars. With grapheme clusters, a `<` that is joined with a combining
  /// mark would not be found.
  package var escapedForMarkup: String {
    var markup = ""
    for scalar in self {
      switch scalar {
      case "&": markup += "&amp;"
      case "<": markup += "&lt;"
      case ">": markup += "&gt;"
      case "\"": markup += "&quot;"
      case "'": markup += "&#39;"
      default: markup.unicodeScalars.append(scalar)
      }
    }
    return markup
  }
}

extension StringProtocol {
  /// The text with the five special characters of HTML and XML as references.
  package var escapedForMarkup: String { unicodeScalars.escapedForMarkup }
}
