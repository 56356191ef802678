/// The fragment identifiers of a lesson's headings, formed as GitHub forms them.
struct Slugs {
  private var uses: [String: Int] = [:]

  /// Makes the identifier of the next heading: lowercase, without punctuation, spaces as dashes,
  /// and a number behind it where an earlier heading has taken the name.
  mutating func slug(of heading: String) -> String {
    var stem = ""
    for scalar in heading.lowercased().unicodeScalars {
      if scalar == " " {
        stem += "-"
      } else if scalar == "-" || Self.isKept(scalar.properties.generalCategory) {
        stem.unicodeScalars.append(scalar)
      }
    }
    var slug = stem
    while uses[slug] != nil {
      uses[stem, default: 0] += 1
      slug = "\(stem)-\(uses[stem, default: 0])"
    }
    uses[slug] = 0
    return slug
  }

  private static func isKept(_ category: Unicode.GeneralCategory) -> Bool {
    switch category {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
      .connectorPunctuation:
      true
    default: false
    }
  }
}
