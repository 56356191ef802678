internal import Foundation
internal import Synchronization

extension Typesetter {
  /// The style sheet for formulas: KaTeX's own, without the rules and fonts that none of these
  /// formulas uses, each font that is used written into it.
  ///
  /// Empty where no formula is typeset. A page with it needs no other file.
  package func styleSheet(for formulas: some Sequence<Typeset>) -> String {
    let use = styleUses.withLock { uses in
      formulas.reduce(into: StyleUse()) { use, formula in
        if let known = uses[formula.html] {
          use.add(known)
        } else {
          let own = StyleUse(of: formula)
          uses[formula.html] = own
          use.add(own)
        }
      }
    }
    guard use.classes.contains("katex"), let css = try? folders.text(of: .mathStyleSheet) else {
      return ""
    }
    return reducedStyleSheets.withLock { sheets in
      if let known = sheets[use] { return known }
      let reduced = reduce(css, to: use)
      sheets[use] = reduced
      return reduced
    }
  }

  private func reduce(_ css: String, to use: StyleUse) -> String {
    // The text behind the last brace is not a rule.
    let rules = css.split(separator: "}", omittingEmptySubsequences: false).dropLast()
    let fontNames = rules.map(Self.fontName)
    let needed = Set(use.faces.compactMap { $0.bestMatch(among: fontNames.compactMap { $0 }) })
    var reduced = ""
    for (rule, fontName) in zip(rules, fontNames) {
      if let fontName {
        guard needed.contains(fontName), let font = folders.font(fontName) else { continue }
        let data = "url(data:font/woff2;base64,\(font.base64EncodedString())) format('woff2')"
        reduced += rule.replacing(/src:[^;]*/, with: "src:" + data) + "}"
      } else if Self.canSelect(rule, among: use.classes) {
        reduced += rule + "}"
      }
    }
    return reduced
  }

  /// The font of a `@font-face` rule, such as `KaTeX_Math-Italic`, or `nil` for another rule.
  private static func fontName(in rule: Substring) -> String? {
    guard rule.hasPrefix("@font-face") else { return nil }
    return rule.firstMatch(of: /([\w-]+)\.woff2/).map { String($0.1) }
  }

  /// Whether one of a rule's selectors has no class that is missing from the page.
  private static func canSelect(_ rule: Substring, among classes: Set<Substring>) -> Bool {
    rule.prefix { $0 != "{" }.split(separator: ",").contains { selector in
      // A class in parentheses, as in `:not(.accent-full)`, is not needed.
      let needed = selector.prefix { $0 != "(" }.split(separator: ".").dropFirst()
      return needed.allSatisfy { piece in
        classes.contains(piece.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
      }
    }
  }
}
