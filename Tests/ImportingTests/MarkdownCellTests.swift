import Foundation
import Importing
import LessonReading
import Testing

@Suite("Markdown cells")
struct MarkdownCellTests {
  private func text(_ markdown: String) throws -> String {
    let lesson = try NotebookText.imported([NotebookText.markdown(markdown)]).lesson.text
    let front = try #require(lesson.range(of: "\n---\n\n"))
    return String(lesson[front.upperBound...].dropLast())
  }

  @Test(
    "A formula is written as the lesson's reader expects it",
    arguments: [
      ("Let $ x $ be", "Let $x$ be"),
      ("Let $x$ be", "Let $x$ be"),
      ("$x$2", "$`x`$2"),
      (#"a \\( x_1 \\) b"#, "a $x_1$ b"),
      (#"a \\[ x_1 \\] b"#, "a $$x_1$$ b"),
      ("$$\na\n- b\n$$", "```math\na\n- b\n```"),
      ("$$\na\n\n= b\n$$", "```math\na\n= b\n```"),
      ("- one $$a\n  + b$$ two", "- one $$a + b$$ two"),
      ("> $$\n> a % c\n> + b\n> $$", "> $$a + b$$"),
      (#"\begin{align} a &= b \end{align}"#, #"$$\begin{align} a &= b \end{align}$$"#),
      (#"$\begin{align} a \end{align}$"#, #"$$\begin{align} a \end{align}$$"#),
      (#"\begin{eqnarray} a &=& b \end{eqnarray}"#, #"$$\begin{array}{rcl} a &=& b \end{array}$$"#),
      (#"$$a \label{x}$$"#, "$$a$$"),
      ("a | b\n--|--\n$|x|$ | 2", "a | b\n--|--\n$\\vert x\\vert$ | 2"),
    ])
  func formulas(_ written: String, _ expected: String) throws {
    #expect(try text(written) == expected)
  }

  @Test(
    "A dollar sign that begins no formula stays",
    arguments: [
      "It costs $5 and $10.", "It costs $5 or 6 $ more.", "`$x $` and\n\n    $ y $",
      "```sh\necho $A $B\n```", "a \\$x\\$ b",
    ])
  func dollars(_ written: String) throws {
    #expect(try text(written) == written)
  }

  @Test("A $$ without an end is shown as dollars, and told")
  func unclosed() throws {
    let lesson = try NotebookText.imported([NotebookText.markdown("a $$ b")]).lesson
    #expect(lesson.text.contains(#"a \$\$ b"#))
    #expect(lesson.tasks.contains { $0.hasPrefix("cell 1: a $$ has no end") })
  }

  @Test(
    "Raw HTML that pages refuse is replaced and told",
    arguments: [
      (
        "<iframe src=\"https://a.org/v\"></iframe>",
        "<a href=\"https://a.org/v\">https://a.org/v</a>"
      ),
      ("a<script>alert(1)</script>b", "ab"),
      ("a\n\n<style>p { color: red }</style>\n\nb", "a\n\n\n\nb"),
      ("<b onclick=\"x()\">a</b>", "<b>a</b>"),
      ("<form><input type=\"text\">a</form>", "a"),
      ("a <video controls src='m.mp4'></video>", "a <a href=\"m.mp4\">m.mp4</a>"),
    ])
  func html(_ written: String, _ expected: String) throws {
    let (lesson, read) = try NotebookText.imported([NotebookText.markdown(written)])
    #expect(lesson.text.hasSuffix("\n\n\(expected)\n"))
    #expect(read.unsupported.isEmpty)
    #expect(lesson.tasks.contains { $0.hasPrefix("cell 1: ") })
  }

  @Test("Details stay, with Markdown inside, and are closed")
  func details() throws {
    #expect(
      try text("<details>\n<summary>More</summary>\n```python\nx\n```\n</details>")
        == "<details>\n<summary>More</summary>\n\n```python\nx\n```\n</details>")
    #expect(try text("<details>\n\na") == "<details>\n\na\n\n</details>")
  }

  @Test(
    "Details with a solution are a note, and not in the lesson",
    arguments: [
      "<details><summary>Solution</summary>\n\nsecret\n\n</details>",
      "<details>\n<summary><b>Click for the answer</b></summary>\n\n```python\nsecret\n```\n</details>",
      "<DETAILS open>\n<SUMMARY>SOLUTION 2</SUMMARY>\n<details><summary>a</summary>secret</details>\n</DETAILS>",
      "- item\n\n  <details><summary>The solution</summary>\n  secret\n  </details>",
    ])
  func solutions(_ written: String) throws {
    let lesson = try NotebookText.imported([NotebookText.markdown("before\n\n\(written)\n\nafter")])
      .lesson
    #expect(!lesson.text.contains("secret"))
    #expect(lesson.text.contains("before") && lesson.text.contains("after"))
    #expect(lesson.notes["NotebookSolutions.md"]?.contains("secret") == true)
  }

  @Test(
    "A directive with a solution is a note",
    arguments: [
      "```{solution} a\nsecret\n```", ":::{admonition} Solution\n:class: dropdown\nsecret\n:::",
      "<details><summary>Click</summary>\n\n**Solution:** secret\n\n</details>",
    ])
  func directives(_ written: String) throws {
    let lesson = try NotebookText.imported([NotebookText.markdown("before\n\n\(written)")]).lesson
    #expect(!lesson.text.contains("secret") && lesson.text.contains("before"))
    #expect(lesson.notes["NotebookSolutions.md"]?.contains("secret") == true)
  }

  @Test(
    "A formula within raw HTML or a list is a formula of the lesson",
    arguments: [
      "<div class=\"note\">\n$$x$$\n</div>", "<div>\n$$\nx\n$$\n</div>", "<p>Let $x$ be.</p>",
      "<table>\n<tr><td>$x$</td></tr>\n</table>", "- one\n  $$\n  x\n  $$\n- two",
      "1. one\n\n   \\\\[ x \\\\]",
    ])
  func formulasInBlocks(_ written: String) throws {
    let read = try NotebookText.imported([NotebookText.markdown(written)]).read
    #expect(read.cells.flatMap(\.formulas).map(\.tex) == ["x"])
  }

  @Test("A hint in details is no solution")
  func hints() throws {
    let written = "<details><summary>Hint for the solution</summary>\n\nlook\n\n</details>"
    #expect(try text(written) == written)
  }

  @Test("Fences that would be cells or have no end do not break the lesson")
  func fences() throws {
    #expect(try text("```figure\na\n```") == "```text\na\n```")
    #expect(try text("```python\na") == "```python\na\n```")
    #expect(try text("```swift {#a .exercise points=3}\na\n```") == "```swift\na\n```")
  }

  @Test("A cell that the reader refuses is shown as plain text, and told")
  func refused() throws {
    let deep = String(repeating: "> ", count: 150) + "a"
    let lesson = try NotebookText.imported([
      NotebookText.markdown("first"), NotebookText.markdown(deep),
    ]).lesson
    #expect(lesson.text.contains("```markdown\n\(deep)\n```"))
    #expect(lesson.tasks.contains { $0.hasPrefix("cell 2: the lesson's reader refuses the cell") })
  }

  @Test("What one cell leaves open does not reach the next")
  func boundaries() throws {
    let lesson = try NotebookText.imported([
      NotebookText.markdown("1. one"), NotebookText.markdown("1. two"),
      NotebookText.markdown("<!-- open"), NotebookText.markdown("<pre>open"),
      NotebookText.markdown("[a][1]\n\n[1]: https://one.org"),
      NotebookText.markdown("[b][1] and [1]\n\n[1]: https://two.org"),
      NotebookText.markdown("# Last"),
    ])
    #expect(lesson.read.headings.map(\.text) == ["Last"])
    #expect(
      lesson.read.links.map(\.destination) == [
        "https://one.org", "https://two.org", "https://two.org",
      ])
    #expect(lesson.lesson.text.contains("1. one\n\n<!-- -->\n\n1. two"))
  }

  @Test("Links to headings follow the lesson's headings, and others are told")
  func anchors() throws {
    let lesson = try NotebookText.imported([
      NotebookText.markdown("# A\n\n[x](#First-Steps!) [y](#Nowhere) [z](data/a.csv)"),
      NotebookText.markdown("## First Steps!"),
    ])
    #expect(lesson.read.links.first?.destination == "#first-steps")
    #expect(lesson.lesson.tasks.contains { $0.contains("“#Nowhere”") })
    #expect(lesson.lesson.tasks.contains { $0.contains("“data/a.csv”") })
  }

  @Test("A formula that KaTeX does not know is told", .enabled(if: Katex.isInstalled))
  func unknownTeX() throws {
    let lesson = try NotebookText.imported([NotebookText.markdown(#"$\unknowncommand$"#)]).lesson
    #expect(lesson.tasks.contains { $0.contains("does not typeset") })
  }
}
