/// What an element of a formula is set in: KaTeX's family, and whether bold or italic.
struct FontFace: Hashable {
  var family: String
  var isBold = false
  var isItalic = false

  /// The face a browser takes for this out of those that there are, by name such as
  /// `KaTeX_Math-Italic`: the slant is matched before the weight (CSS Fonts Level 4, 5.2).
  func bestMatch(among names: some Collection<String>) -> String? {
    let upright = isBold ? ["Bold", "Regular"] : ["Regular", "Bold"]
    let slanted = isBold ? ["BoldItalic", "Italic"] : ["Italic", "BoldItalic"]
    return (isItalic ? slanted + upright : upright + slanted)
      .map { "\(family)-\($0)" }
      .first(where: names.contains)
  }
}
