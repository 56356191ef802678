import Testing

@Suite("A lesson's text becomes HTML as CommonMark and GitHub have it")
struct BlockTests {
  /// Markdown, and its HTML.
  struct Row: CustomTestStringConvertible, Sendable {
    let markdown: String
    let html: String
    var testDescription: String { markdown.debugDescription }

    init(_ markdown: String, _ html: String) {
      self.markdown = markdown
      self.html = html
    }
  }

  static let blocks = [
    Row("  ### *One* `two`", "<h3 id=\"one-two\"><em>One</em> <code>two</code></h3>\n"),
    Row("a  \nb\\\nc\nd", "<p>a<br />\nb<br />\nc\nd</p>\n"),
    Row("> a\n>\n> b", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n"),
    Row("- a\n- b\n  - c", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n"),
    Row("- a\n\n- b", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"),
    Row("1. a", "<ol>\n<li>a</li>\n</ol>\n"),
    Row("5) a\n6) b", "<ol start=\"5\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
    Row(
      "- [x] a\n- [ ] b",
      "<ul>\n<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> a</li>\n"
        + "<li><input type=\"checkbox\" disabled=\"\" /> b</li>\n</ul>\n"),
    Row(
      "- a\n  ```\n  b\n  ```",
      "<ul>\n<li>a\n<pre class=\"code\"><code>b</code></pre>\n</li>\n</ul>\n"),
    Row("-\n- a", "<ul>\n<li></li>\n<li>a</li>\n</ul>\n"),
    Row("a\n\n***\n\nb", "<p>a</p>\n<hr />\n<p>b</p>\n"),
    Row("```js<b>\" x\na < b\n```", "<pre class=\"code\"><code>a &lt; b</code></pre>\n"),
    Row("~~a~~ **b *c***", "<p><del>a</del> <strong>b <em>c</em></strong></p>\n"),
    Row("**a **b** c**", "<p><strong>a <strong>b</strong> c</strong></p>\n"),
    Row("\"a\" 'b' & <c", "<p>&quot;a&quot; 'b' &amp; &lt;c</p>\n"),
  ]

  static let links = [
    Row("[a](b \"t\\\"<\")", "<p><a href=\"b\" title=\"t&quot;&lt;\">a</a></p>\n"),
    Row("[a](<b c\"é&'>)", "<p><a href=\"b%20c%22%C3%A9&amp;&#x27;\">a</a></p>\n"),
    Row("[a](javascript:\"x\")", "<p><a href=\"javascript:%22x%22\">a</a></p>\n"),
    Row("<a@b.c>", "<p><a href=\"mailto:a@b.c\">a@b.c</a></p>\n"),
    Row("[a](Lesson.md#b)", "<p><a href=\"#b\">a</a></p>\n"),
    Row("[a](./Lesson.md)", "<p><a href=\"#top\">a</a></p>\n"),
    // A link to another lesson's file, which this page has no page for, is text.
    Row("[a *b*](../Other/Lesson.md#c \"t\")", "<p>a <em>b</em></p>\n"),
    Row("<a href=\"../Other/Lesson.md\" id='y'>a</a>", "<p><a id=\"y\">a</a></p>\n"),
    Row("[a](../L/Lesson.md#b)", "<p><a href=\"#b\">a</a></p>\n"),
    Row("[a](./../L/Lesson.md)", "<p><a href=\"#top\">a</a></p>\n"),
    Row("[a](../Other/Notes.md)", "<p><a href=\"../Other/Notes.md\">a</a></p>\n"),
    Row("![a *b* `c` \"d\"](e)", "<p><em class=\"missing\">a b c &quot;d&quot;</em></p>\n"),
  ]

  static let tables = [
    Row(
      "| a | b |\n|:-:|---|\n| 1 | <b>2</b> |\n| 3 |",
      "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n"
        + "<table>\n<thead>\n<tr>\n<th style=\"text-align: center\">a</th>\n<th>b</th>\n</tr>\n"
        + "</thead>\n<tbody>\n<tr>\n<td style=\"text-align: center\">1</td>\n<td><b>2</b></td>\n"
        + "</tr>\n<tr>\n<td style=\"text-align: center\">3</td>\n<td></td>\n</tr>\n</tbody>\n"
        + "</table>\n</div>\n"),
    Row(
      "| a |\n|--:|",
      "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n"
        + "<table>\n<thead>\n<tr>\n<th style=\"text-align: right\">a</th>\n</tr>\n</thead>\n"
        + "</table>\n</div>\n"),
    Row(
      "<table class=\"x\"><tr><td>a</td></tr></table>",
      "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n"
        + "<table class=\"x\"><tr><td>a</td></tr></table>\n</div>\n"),
  ]

  static let html = [
    Row("a <b title='x'>c</b> <!-- d -->", "<p>a <b title='x'>c</b> <!-- d --></p>\n"),
    Row("<div>\n\n*a*\n\n</div>", "<div>\n<p><em>a</em></p>\n</div>\n"),
    Row("a <SCRIPT>b</SCRIPT>", "<p>a &lt;SCRIPT>b&lt;/SCRIPT></p>\n"),
    Row("<style/>", "&lt;style/>\n"),
    Row("<scripts>a", "<p><scripts>a</p>\n"),
    Row("<a href=\"Lesson.md#x\" id='y'>a</a>", "<p><a href=\"#x\" id=\"y\">a</a></p>\n"),
    Row("<img src=\"a.png\" alt='<\"'>", "<em class=\"missing\">&lt;&quot;</em>\n"),
  ]

  static let footnotes = [
    Row(
      "a[^n] b[^m] c[^n]\n\n[^n]: the *n*\n\n[^m]: - l",
      "<p>a<sup class=\"footnote-ref\"><a href=\"#fn-n\" id=\"fnref-n\" aria-label=\"Footnote 1\">1"
        + "</a></sup> b<sup class=\"footnote-ref\"><a href=\"#fn-m\" id=\"fnref-m\" "
        + "aria-label=\"Footnote 2\">2</a></sup> c<sup class=\"footnote-ref\"><a href=\"#fn-n\" "
        + "id=\"fnref-n-2\" aria-label=\"Footnote 1\">1</a></sup></p>\n"
        + "<section class=\"footnotes\" aria-labelledby=\"page.footnotes\">\n"
        + "<h2 id=\"page.footnotes\">Footnotes</h2>\n<ol>\n<li id=\"fn-n\">\n<p>the <em>n</em> "
        + "<a href=\"#fnref-n\" class=\"footnote-backref\" "
        + "aria-label=\"Back to the text of footnote 1\">↩</a> <a href=\"#fnref-n-2\" "
        + "class=\"footnote-backref\" aria-label=\"Back to the text of footnote 1\">↩"
        + "<sup class=\"footnote-ref\">2</sup></a></p>\n</li>\n<li id=\"fn-m\">\n<ul>\n<li>l</li>\n"
        + "</ul>\n<a href=\"#fnref-m\" class=\"footnote-backref\" "
        + "aria-label=\"Back to the text of footnote 2\">↩</a>\n</li>\n</ol>\n</section>\n")
  ]

  @Test(
    "exactly", arguments: [blocks, links, tables, html, footnotes].flatMap(\.self))
  func rendered(row: Row) throws {
    #expect(try RenderedLesson(row.markdown).html == row.html)
  }

  @Test("A footnote's label is found behind any prefix, and stands escaped in links")
  func labels() throws {
    let html = try RenderedLesson("a[^x'é] b[^y]\n\n> [^x'é]: one\n\n- [^y]:\n      two\n").html
    #expect(html.contains("href=\"#fn-x&#x27;%C3%A9\" id=\"fnref-x&#x27;%C3%A9\""))
    #expect(html.contains("<li id=\"fn-x&#x27;%C3%A9\">"))
    #expect(html.contains("href=\"#fn-y\" id=\"fnref-y\""))
    #expect(html.contains("<li id=\"fn-y\">"))
  }

  @Test("A footnote in an image's description is no link, and no link leads back to it")
  func footnoteInImage() throws {
    let html = try RenderedLesson("a[^n] ![b[^n]](c)\n\n[^n]: d\n").html
    #expect(html.ranges(of: "fnref-n\"").count == 2)
    #expect(!html.contains("fnref-n-2"))
  }
}
