import Foundation
import Testing

@testable import Typesetting

@Suite("The formulas' style sheet")
struct StyleSheetTests {
  private static let typesetter = Typesetter()

  private func sheet(_ tex: String..., display: Bool = false) -> String {
    Self.typesetter.styleSheet(for: tex.map { Self.typesetter.math($0, display: display) })
  }

  /// The faces that a sheet brings, named as TeX does: family, then weight and slant.
  private func faces(in css: String) throws -> Set<String> {
    let rule =
      /@font-face\{font-family:KaTeX_(\w+);src:url\(data:font\/woff2;base64,[^)]+\) format\('woff2'\);font-weight:(\d+);font-style:(\w+)\}/
    let found = css.matches(of: rule).map { match in
      match.1 + (match.2 == "700" ? " bold" : "") + (match.3 == "italic" ? " italic" : "")
    }
    try #require(found.count == css.matches(of: /@font-face/).count)
    try #require(Set(found).count == found.count)
    return Set(found.map(String.init))
  }

  @Test(
    "It has the faces that a formula is set in, and no other",
    arguments: [
      ("1", []),
      ("x", ["Math italic"]),
      (#"\mathrm{d}"#, []),
      (#"\mathit{d}"#, ["Main italic"]),
      (#"\mathbf{x}"#, ["Main bold"]),
      (#"\boldsymbol{\beta}"#, ["Math bold italic"]),
      (#"\mathbb{R}"#, ["AMS"]),
      (#"\nexists"#, ["AMS"]),
      (#"\mathcal{L}"#, ["Caligraphic"]),
      (#"\mathfrak{g}"#, ["Fraktur"]),
      (#"\mathscr{F}"#, ["Script"]),
      (#"\mathsf{x}"#, ["SansSerif"]),
      (#"\mathtt{x}"#, ["Typewriter"]),
      (#"\text{Loss}"#, []),
      (#"\textbf{Loss}"#, ["Main bold"]),
      (#"\textit{Loss}"#, ["Main italic"]),
      (#"\textsf{Loss}"#, ["SansSerif"]),
      (#"\big("#, ["Size1"]),
      (#"\Big("#, ["Size2"]),
      (#"\bigg("#, ["Size3"]),
      (#"\Bigg("#, ["Size4"]),
      (#"\left\{\rule{1em}{9em}\right."#, ["Size4"]),
      (#"\left(\rule{1em}{9em}\right)"#, []),
      (#"\left\uparrow\rule{1em}{9em}\right."#, ["Size1"]),
      (#"\textstyle\sum"#, ["Size1"]),
      (#"\displaystyle\sum"#, ["Size2"]),
      (#"\frac{\alpha}{\sqrt{1 + \epsilon}}"#, ["Math italic"]),
    ] as [(String, Set<String>)])
  func facesOfAFormula(tex: String, expected: Set<String>) throws {
    // The upright roman spaces the lines of every formula.
    #expect(try faces(in: sheet(tex)) == expected.union(["Main"]))
  }

  @Test("It has the faces of all its formulas, whatever their order")
  func facesOfSeveral() throws {
    let css = sheet("x", #"\mathbb{R}"#, #"\mathbf{x}"#)
    #expect(try faces(in: css) == ["Main", "Main bold", "Math italic", "AMS"])
    #expect(css == sheet(#"\mathbf{x}"#, "x", "x", #"\mathbb{R}"#))
  }

  @Test("What is in it needs no other file")
  func selfContained() throws {
    let css = sheet("x", #"\mathbb{R}"#, #"\sum"#)
    #expect(
      css.matches(of: /url\(/).count == css.matches(of: /url\(data:font\/woff2;base64,/).count)
    for match in css.matches(of: /base64,([^)]*)/) {
      let font = try #require(Data(base64Encoded: String(match.1)))
      #expect(font.prefix(4) == Data("wOF2".utf8))
    }
    #expect(!css.contains("<"))
  }

  @Test("It keeps the rules that select something, and drops the others")
  func rules() {
    let css = sheet(#"\frac{x_1}{2}"#)
    #expect(css.contains(".katex{font:"))
    #expect(css.contains(".katex .mfrac .frac-line"))
    #expect(css.contains(".katex .sizing.reset-size6.size3"))
    #expect(!css.contains(".reset-size11"))
    #expect(!css.contains(".mtable"))
    #expect(css.count(where: { $0 == "{" }) == css.count(where: { $0 == "}" }))
  }

  @Test("A lesson's formulas need at most 110 KB")
  func size() {
    let formulas = MathTests.ofALesson.map { Self.typesetter.math($0, display: true) }
    #expect(Self.typesetter.styleSheet(for: formulas).utf8.count <= 110_000)
  }

  @Test("It is empty where no formula is typeset")
  func empty() {
    #expect(Self.typesetter.styleSheet(for: []).isEmpty)
    #expect(sheet(#"\foo"#).isEmpty)
  }

  @Test("The table of font rules is the installed sheet's")
  func table() throws {
    let css = try SystemFolders(paths: ["/usr/share"]).text(of: .mathStyleSheet)
    var expected: Set<FontRule> = []
    for rule in css.matches(of: /([^{}]+)\{([^{}]*)\}/) where !rule.1.hasPrefix("@") {
      let family = rule.2.firstMatch(of: /font-family:([^;]*)/)
      let weight = rule.2.firstMatch(of: /font-weight:([^;]*)/)
      let style = rule.2.firstMatch(of: /font-style:([^;]*)/)
      guard family != nil || weight != nil || style != nil else { continue }
      for selector in rule.1.split(separator: ",") {
        // The subject's classes: `.katex .delimsizing.mult .delim-size1>span` is about delim-size1.
        let subject = try #require(selector.split(separator: " ").last).prefix { $0 != ">" }
        expected.insert(
          FontRule(
            Set(subject.split(separator: ".").map(String.init)),
            family: family.map { String($0.1) },
            isBold: weight.map { $0.1 == "700" },
            isItalic: style.map { $0.1 == "italic" }))
      }
    }
    #expect(Set(FontRule.all) == expected)
    #expect(css.contains(".katex{font:normal 1.21em KaTeX_Main,"))
  }
}
