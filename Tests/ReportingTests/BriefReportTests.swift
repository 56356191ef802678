import Checking
import Compiling
import Foundation
import Grading
@testable import Reporting
import Testing
import Typesetting

@Suite("The report of findings alone")
struct BriefReportTests {
  private func page(_ graded: GradedLesson) throws -> String {
    try HTMLReport(graded, form: .brief, typesetter: Page.typesetter).text()
  }

  @Test("It holds what did not pass, its first divergence, and nothing of the lesson's prose")
  func findings() throws {
    let page = try page(Sample.mixed)
    #expect(PageTags(page).fault == nil)
    let cards = page.matches(of: /<section class="card (\w+)"/).map { String($0.1) }
    #expect(cards == ["failed", "timedOut", "didNotCompile", "crashed", "notAttempted"])
    for text in ["Step against the gradient", "What is averaged?", "Two instances at once"] {
      let isThere = page.contains(text)
      #expect(!isThere, "\(text)")
    }
    for text in ["100 steps on the banana", "<td>-0.5</td>", "squareRoot", "<strong>25</strong>"] {
      let isThere = page.contains(text)
      #expect(isThere, "\(text)")
    }
    let names = page.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    let targets = page.matches(of: /href="#([^"]*)"/).map { String($0.1) }
    #expect(Set(targets).isSubset(of: names))
  }

  @Test("It shows the lines of code around the first one that is meant, by their own numbers")
  func excerpt() throws {
    let source = (1...40).map { "let line\($0) = 0\n" }.joined()
    let exercise = GradedExercise(
      exercise: Sample.adam, status: .crashed, score: 0, message: "Index out of range.",
      location: .init(file: "Adam.swift", line: 20), source: source)
    let page = try page(Sample.graded([exercise]))
    let lines = page.matches(of: /line(\d+)\b/).map { String($0.1) }
    #expect(lines == (15...25).map(String.init))
    let isNumbered = page.contains("<pre style=\"counter-reset:line 14\">")
    #expect(isNumbered)
  }

  @Test("Where everything passed it says so and has no card")
  func nothingFound() throws {
    let page = try page(Sample.graded([Sample.passed]))
    let hasCard = page.contains("<section class=\"card")
    let isSaid = page.contains("Every exercise passed.")
    #expect(!hasCard && isSaid)
  }
}
