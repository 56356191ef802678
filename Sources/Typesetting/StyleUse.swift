/// The classes and font faces of KaTeX's style sheet that typeset formulas use.
struct StyleUse: Hashable, Sendable {
  private(set) var classes: Set<Substring> = []
  private(set) var faces: Set<FontFace> = []

  init() {}

  /// Adds what another formula uses.
  mutating func add(_ other: StyleUse) {
    classes.formUnion(other.classes)
    faces.formUnion(other.faces)
  }

  /// The face that `.katex` sets, in which each formula starts and by which its lines are spaced.
  private static let base = FontFace(family: "KaTeX_Main")

  /// The styles of one formula. The fonts are inherited down its tree as in a browser.
  ///
  /// An element counts even where it is empty, for an empty one's font still makes the height of
  /// its line. The MathML beside the formula is never drawn.
  init(of formula: Typeset) {
    var rules: [Substring: [FontRule]] = [:]
    // The face of each element that is open; none outside of the visible part.
    var open: [FontFace?] = []
    for token in MarkupTokens(formula.html[...]) {
      switch token {
      case .text, .single: continue
      case .end: _ = open.popLast()
      case .start(let tag): open.append(face(of: tag, within: open.last ?? nil, &rules))
      }
    }
  }

  private mutating func face(
    of tag: Substring, within parent: FontFace?, _ known: inout [Substring: [FontRule]]
  ) -> FontFace? {
    guard let list = Self.classList(of: tag) else { return parent }
    let rules = rules(for: list, &known)
    guard var face = parent ?? (list == "katex-html" ? Self.base : nil) else { return nil }
    for rule in rules { rule.apply(to: &face) }
    faces.insert(face)
    return face
  }

  private mutating func rules(
    for list: Substring, _ known: inout [Substring: [FontRule]]
  ) -> [FontRule] {
    if let rules = known[list] { return rules }
    let names = list.split(separator: " ")
    classes.formUnion(names)
    let found = FontRule.all.filter { $0.classes.isSubset(of: names.map(String.init)) }
    known[list] = found
    return found
  }

  private static func classList(of tag: Substring) -> Substring? {
    guard let start = tag.firstRange(of: "class=\"")?.upperBound else { return nil }
    return tag[start...].prefix { $0 != "\"" }
  }
}
