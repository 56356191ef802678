/// A rule of KaTeX's style sheet that changes the font of the elements with certain classes.
///
/// A rule for the spans within a class, such as `.delim-size1>span`, counts as one for the class
/// itself: they inherit the font and are its only content.
struct FontRule: Hashable {
  var classes: Set<String>
  var family: String?
  var isBold: Bool?
  var isItalic: Bool?

  init(
    _ classes: Set<String>, family: String? = nil, isBold: Bool? = nil, isItalic: Bool? = nil
  ) {
    self.classes = classes
    self.family = family
    self.isBold = isBold
    self.isItalic = isItalic
  }

  func apply(to face: inout FontFace) {
    if let family { face.family = family }
    if let isBold { face.isBold = isBold }
    if let isItalic { face.isItalic = isItalic }
  }

  /// All such rules in the style sheet's order: of two rules for one element the later applies. A test
  /// compares them with the installed sheet.
  static let all: [FontRule] = [
    FontRule(["textbf"], isBold: true),
    FontRule(["textit"], isItalic: true),
    FontRule(["textrm"], family: "KaTeX_Main"),
    FontRule(["textsf"], family: "KaTeX_SansSerif"),
    FontRule(["texttt"], family: "KaTeX_Typewriter"),
    FontRule(["mathnormal"], family: "KaTeX_Math", isItalic: true),
    FontRule(["mathit"], family: "KaTeX_Main", isItalic: true),
    FontRule(["mathrm"], isItalic: false),
    FontRule(["mathbf"], family: "KaTeX_Main", isBold: true),
    FontRule(["boldsymbol"], family: "KaTeX_Math", isBold: true, isItalic: true),
    FontRule(["amsrm"], family: "KaTeX_AMS"),
    FontRule(["mathbb"], family: "KaTeX_AMS"),
    FontRule(["textbb"], family: "KaTeX_AMS"),
    FontRule(["mathcal"], family: "KaTeX_Caligraphic"),
    FontRule(["mathfrak"], family: "KaTeX_Fraktur"),
    FontRule(["textfrak"], family: "KaTeX_Fraktur"),
    FontRule(["mathtt"], family: "KaTeX_Typewriter"),
    FontRule(["mathscr"], family: "KaTeX_Script"),
    FontRule(["textscr"], family: "KaTeX_Script"),
    FontRule(["mathsf"], family: "KaTeX_SansSerif"),
    FontRule(["mathboldsf"], family: "KaTeX_SansSerif", isBold: true),
    FontRule(["textboldsf"], family: "KaTeX_SansSerif", isBold: true),
    FontRule(["mathitsf"], family: "KaTeX_SansSerif", isItalic: true),
    FontRule(["textitsf"], family: "KaTeX_SansSerif", isItalic: true),
    FontRule(["mainrm"], family: "KaTeX_Main", isItalic: false),
    FontRule(["delimsizing", "size1"], family: "KaTeX_Size1"),
    FontRule(["delimsizing", "size2"], family: "KaTeX_Size2"),
    FontRule(["delimsizing", "size3"], family: "KaTeX_Size3"),
    FontRule(["delimsizing", "size4"], family: "KaTeX_Size4"),
    FontRule(["delim-size1"], family: "KaTeX_Size1"),
    FontRule(["delim-size4"], family: "KaTeX_Size4"),
    FontRule(["op-symbol", "small-op"], family: "KaTeX_Size1"),
    FontRule(["op-symbol", "large-op"], family: "KaTeX_Size2"),
  ]
}
