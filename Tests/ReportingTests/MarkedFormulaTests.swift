import Checking
import Foundation
import Grading
import Testing
import Typesetting

@testable import Reporting

/// How the formats show a formula with marked places.
@Suite struct MarkedFormulaTests {
  private static let graded = Sample.graded([Sample.marked])

  private func terminal(width: Int = 80, colour: Bool = false) -> [String] {
    TerminalReport(Self.graded, exercisesFolder: "Exercises", width: width, colour: colour)
      .text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("A terminal shows carets below the marked places")
  func carets() throws {
    let lines = terminal()
    let start = try #require(
      lines.firstIndex(of: "  The lesson’s formula, with ^ below what differs in yours:"))
    #expect(
      lines[(start + 1)...].prefix(6) == [
        "    t ← t + 1", "    r ← β₂ r + (1 − β₂) g²", "             ^",
        "    clear <the> gradients", "    ^^^^^^^^^^^^^^^^^^^^^", "  at Exercises/Adam.swift",
      ])
    #expect(!lines.contains { $0.contains("\u{1B}") })
  }

  @Test("A coloured terminal shows the same text, with the marked places in red")
  func colours() throws {
    let coloured = terminal(colour: true)
    #expect(coloured.contains("    r ← β₂ r \u{1B}[1;31m+\u{1B}[0m (1 − β₂) g²"))
    #expect(coloured.contains("    \(String(repeating: " ", count: 9))\u{1B}[1;31m^\u{1B}[0m"))
    let plain = coloured.map { $0.replacing(/\u{1B}\[[0-9;]*m/, with: "") }
    #expect(plain == terminal())
  }

  @Test("A line that does not fit a terminal has its marked places in brackets")
  func narrow() {
    let lines = terminal(width: 24)
    #expect(lines.contains("    r ← β₂ r ›+‹ (1 −"))
    #expect(lines.allSatisfy { TerminalText.columns(of: $0) <= 24 || $0.contains("/") })
  }

  @Test("The watch screen shows the formula")
  func watch() {
    var screen = WatchScreen(lesson: Self.graded.lesson, exercise: Sample.adam)
    screen.graded = Sample.marked
    let lines = screen.lines(width: 80, height: 40, colour: false)
    #expect(lines.contains("    r ← β₂ r + (1 − β₂) g²"))
    #expect(lines.contains("             ^"))
  }

  @Test("A card shows the typeset formula once, marked by a line, a colour and words")
  func card() throws {
    let page = try Page(Self.graded)
    #expect(PageTags(page.text).fault == nil)
    let block = try #require(page.text.firstMatch(of: /<div class="formula">(?s:.*?)<\/div>/))
    #expect(page.text.matches(of: /<div class="formula">/).count == 1)
    #expect(block.output.matches(of: /<li class="wrong">/).count == 2)
    #expect(block.output.contains("yours differs at “+”"))
    #expect(block.output.contains("yours differs in this line"))
    #expect(block.output.contains("<u>clear &lt;the&gt; gradients</u>"))
    if Page.typesetter.shortfalls.isEmpty {
      #expect(block.output.matches(of: /class="mord underline"/).count == 1)
    }
    #expect(page.holds(".formula .underline {"))
    let sentences = page.text.matches(of: /a minus stands where a plus belongs/)
    #expect(sentences.count == 2, "Once at the top of the page and once on the card.")
  }

  @Test("Without KaTeX a card shows the formula in plain text, with the marked places underlined")
  func withoutKaTeX() throws {
    let page = try Page(Self.graded, typesetter: Typesetter(searchRoots: []))
    #expect(page.holds("<li class=\"wrong\">r ← β₂ r <u>+</u> (1 − β₂) g²"))
  }

  @Test("A brief page shows the formula")
  func brief() throws {
    let page = try HTMLReport(Self.graded, form: .brief, typesetter: Page.typesetter).text()
    #expect(page.contains("<div class=\"formula\">"))
  }

  @Test("JSON has the formula's pieces, its TeX, and the wrong quantities")
  func json() throws {
    let text = try JSONReport(Self.graded).text()
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let exercise = try #require((report["exercises"] as? [[String: Any]])?.first)
    #expect(exercise["quantities"] as? [String] == ["adam.r"])
    let formula = try #require((exercise["formulas"] as? [[String: Any]])?.first)
    #expect(formula["lessonsOwn"] as? Bool == true)
    let lines = try #require(formula["lines"] as? [[String: Any]])
    let segments = try #require(lines[1]["segments"] as? [[String: Any]])
    #expect(segments.map { $0["text"] as? String } == ["r ← β₂ r ", "+", " (1 − β₂) g²"])
    #expect(segments.map { $0["marked"] as? Bool } == [false, true, false])
    #expect((lines[1]["tex"] as? String)?.contains("\\mathbin{\\underline{+}}") == true)
    #expect(lines[2]["tex"] is NSNull)
  }

  @Test("The other formats have the formula with brackets", arguments: ["github", "gradescope"])
  func otherFormats(_ name: String) throws {
    let text =
      name == "github"
      ? GitHubReport(Self.graded, prefix: "").text : try GradescopeReport(Self.graded).text()
    #expect(text.contains("r ← β₂ r ›+‹ (1 − β₂) g²"))
  }

  @Test("JUnit has the formula in the details, and not in the message")
  func junit() throws {
    let text = try JUnitReport(Self.graded, folder: "").text()
    #expect(text.matches(of: /›\+‹/).count == 1)
  }

  @Test("Nothing is shown where the diagnosis has no formula")
  func without() throws {
    let graded = Sample.graded([Sample.diagnosed])
    #expect(try !Page(graded).holds("<div class=\"formula\">"))
    #expect(!TerminalReport(graded, exercisesFolder: "").text.contains("differs in yours"))
  }
}
