/// The font of an element of a formula: KaTeX's family, and whether it is bold or italic.
struct FontFace: Hashable {
  var family: String
  var isBold = false
  var isItalic = false

  /// Returns the name, such as `KaTeX_Math-Italic`, of the available face that a browser chooses. It
  /// matches the slant before the weight (CSS Fonts Level 4, 5.2).
  func bestMatch(among names: some Collection<String>) -> String? {
    let upright = isBold ? ["Bold", "Regular"] : ["Regular", "Bold"]
    let slanted = isBold ? ["BoldItalic", "Italic"] : ["Italic", "BoldItalic"]
    return (isItalic ? slanted + upright : upright + slanted)
      .map { "\(family)-\($0)" }
      .first(where: names.contains)
  }
}
