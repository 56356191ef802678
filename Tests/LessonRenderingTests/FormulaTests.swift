import LessonReading
import Testing
import Typesetting

@Suite("Formulas by Pandoc's rules")
struct FormulaTests {
  /// A paragraph, and what it becomes: its HTML with each inline formula as ⟨tex⟩ and each display
  /// as ⟪tex⟫.
  struct Row: CustomTestStringConvertible {
    let markdown: String
    let expected: String
    var testDescription: String { markdown.debugDescription }

    init(_ markdown: String, _ expected: String) {
      self.markdown = markdown
      self.expected = expected
    }
  }

  static let rows = [
    Row("a $x$ b", "<p>a ⟨x⟩ b</p>"),
    Row("$x$", "<p>⟨x⟩</p>"),
    Row("$x$$y$", "<p>⟨x⟩⟨y⟩</p>"),
    Row("$x$ $y$", "<p>⟨x⟩ ⟨y⟩</p>"),
    // A price is no formula.
    Row("$5 or $10", "<p>$5 or $10</p>"),
    Row("$5-$10", "<p>$5-$10</p>"),
    Row("US$5 and $10.", "<p>US$5 and $10.</p>"),
    Row("cost: 5$", "<p>cost: 5$</p>"),
    Row("$ x$", "<p>$ x$</p>"),
    Row("$x $", "<p>$x $</p>"),
    Row("$x\n$", "<p>$x\n$</p>"),
    Row("$x$5", "<p>$x$5</p>"),
    Row("$5 and $y$", "<p>$5 and ⟨y⟩</p>"),
    Row("$20,000 and USD$30,000", "<p>$20,000 and USD$30,000</p>"),
    // Backslashes.
    Row(#"\$x\$"#, "<p>$x$</p>"),
    Row(#"\$x$"#, "<p>$x$</p>"),
    Row(#"$a \$ b$"#, #"<p>⟨a \$ b⟩</p>"#),
    Row(#"\\$x$"#, #"<p>\⟨x⟩</p>"#),
    Row(#"$x\\$"#, #"<p>⟨x\\⟩</p>"#),
    Row(#"$\text{if $y$ holds}$"#, #"<p>⟨\text{if $y$ holds}⟩</p>"#),
    Row(#"$\text{a$"#, #"<p>⟨\text{a⟩</p>"#),
    // What Markdown would otherwise take.
    Row("$a_1 * b_2 * c_3$", "<p>⟨a_1 * b_2 * c_3⟩</p>"),
    Row("*a $b*c$ d*", "<p><em>a ⟨b*c⟩ d</em></p>"),
    Row("**$x$**", "<p><strong>⟨x⟩</strong></p>"),
    Row("$a < b & c > d$", "<p>⟨a < b & c > d⟩</p>"),
    Row("$a &lt; b$", "<p>⟨a &lt; b⟩</p>"),
    Row("$a<b>c$", "<p>⟨a<b>c⟩</p>"),
    Row("$[x](y)$", "<p>⟨[x](y)⟩</p>"),
    Row("$https://example.org$", "<p>⟨https://example.org⟩</p>"),
    Row(#"$a \\ b$"#, #"<p>⟨a \\ b⟩</p>"#),
    Row("~~$x$~~", "<p><del>⟨x⟩</del></p>"),
    Row("[$x$](y)", #"<p><a href="y">⟨x⟩</a></p>"#),
    Row("![$x$ & y](z)", #"<p><em class="missing">$x$ &amp; y</em></p>"#),
    // Code and HTML that open first win, and so do formulas.
    Row("`$x$`", "<p><code>$x$</code></p>"),
    Row("`a $b` c$", "<p><code>a $b</code> c$</p>"),
    Row("$a `b$ c`", "<p>⟨a `b⟩ c`</p>"),
    Row(#"<a title="$x$">y</a>"#, #"<p><a title="$x$">y</a></p>"#),
    // A code host's own form.
    Row("$`x_1`$", "<p>⟨x_1⟩</p>"),
    Row("$` a $ b `$", "<p>⟨a $ b⟩</p>"),
    Row("$`x`", "<p>$<code>x</code></p>"),
    // Displays.
    Row("$$x$$", "<p>⟪x⟫</p>"),
    Row("a $$ x $$ b", "<p>a ⟪x⟫ b</p>"),
    Row("$$\nx \\\\\n  y\n$$", "<p>⟪x \\\\\ny⟫</p>"),
    Row("$$a $ b$$", "<p>⟪a $ b⟫</p>"),
    Row("$$x$$5", "<p>⟪x⟫5</p>"),
    Row("$$$", "<p>$$$</p>"),
    Row("$$$x$$$", "<p>$$$x$$$</p>"),
    Row(#"\$\$x"#, "<p>$$x</p>"),
    // Over several lines, without the container's prefix of each.
    Row("$a\n= b$ c", "<p>⟨a\n= b⟩ c</p>"),
    Row("> $a\n> b$", "<blockquote>\n<p>⟨a\nb⟩</p>\n</blockquote>"),
    Row("- $a\n  b$", "<ul>\n<li>⟨a\nb⟩</li>\n</ul>"),
    Row("- > $$a\n  > b$$", "<ul>\n<li>\n<blockquote>\n<p>⟪a\nb⟫</p>\n</blockquote>\n</li>\n</ul>"),
    Row("$a\n\nb$", "<p>$a</p>\n<p>b$</p>"),
    // In the blocks that contain inlines.
    Row("# A $x$", "<h1 id=\"a-x\">A ⟨x⟩</h1>"),
    Row("```math\nx_1\n```", "⟪x_1⟫"),
    // Characters that a marker could be made of.
    Row(
      "\u{F8FF}0\u{F8FF} $x$ \u{E000}1\u{E000} \u{1}",
      "<p>\u{F8FF}0\u{F8FF} ⟨x⟩ \u{E000}1\u{E000} \u{1}</p>"),
    Row("ÿ0ÿ $ÿ$ &#255;", "<p>ÿ0ÿ ⟨ÿ⟩ ÿ</p>"),
  ]

  @Test("turns a text into HTML with its formulas typeset", arguments: rows)
  func rendered(row: Row) throws {
    let html = row.expected.replacing(/[⟨⟪]([^⟩⟫]*)[⟩⟫]/) { match in
      RenderedLesson.typesetter.math(String(match.1), display: match.0.hasPrefix("⟪")).html
    }
    let rendered = try RenderedLesson(row.markdown)
    #expect(rendered.html.trimmingSuffix { $0.isNewline } == html)
    let displays = row.expected.filter { "⟨⟪".contains($0) }.map { $0 == "⟪" }
    #expect(rendered.lesson.cells.flatMap(\.formulas).map(\.isDisplay) == displays)
  }
}

extension String {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
    String(self[..<(lastIndex { !predicate($0) }.map { index(after: $0) } ?? startIndex)])
  }
}
