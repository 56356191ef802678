import Foundation
import Grading
@testable import LessonReading
@testable import Reporting
import Testing
import Typesetting

@Suite("The contents of a page")
struct ContentsTests {
  /// The contents of a page, by the target of each entry and its text without tags.
  private func entries(of page: String) throws -> [(target: String, text: String)] {
    let start = try #require(page.firstRange(of: "<nav class=\"contents\"")).lowerBound
    let end = try #require(page[start...].firstRange(of: "</ol>")).lowerBound
    return page[start..<end].matches(of: /<li[^>]*><a href="#([^"]*)">(.*)<\/a>/).map {
      (String($0.1), String($0.2.replacing(/<[^>]*>/, with: "")))
    }
  }

  @Test("They name each chapter, and each exercise with its verdict, in the lesson's order")
  func order() throws {
    let entries = try entries(of: Page(Sample.mixed).text)
    #expect(
      entries.map(\.text) == [
        "Descent", "✓ The training loop passed", "✗ Momentum failed",
        "! Stochastic gradient descent timed out", "✗ RMSprop did not compile", "! Adam crashed",
        "· The challenge not attempted",
      ])
    #expect(entries.map(\.target).prefix(2) == ["descent", "exercise.training-loop"])
  }

  @Test("A chapter that is named after its exercise is one entry with it")
  func merged() throws {
    let heading = Heading(
      level: 2, text: "Exercise: Adam", slug: "exercise-adam", position: Sample.start)
    let block = Block.heading(heading, [.text(heading.text)])
    let prose = Prose(blocks: [block], headings: [heading], position: Sample.start)
    let lesson = Lesson(
      title: "L", module: "L", language: "swift", summary: "", version: nil,
      cells: [.prose(prose), .exercise(Sample.adam), .exercise(Sample.momentum)], headings: [],
      links: [])
    let graded = GradedLesson(
      lesson: lesson, seed: 0, isolation: nil, digest: "",
      exercises: [Sample.crashed, Sample.failed], figures: [:], remarks: [])
    let report = try entries(of: Page(graded).text)
    #expect(report.map(\.target) == ["exercise.adam", "exercise.momentum"])
    let site = try Site(typesetter: Page.typesetter).page(of: lesson, figures: [:])
    let published = try entries(of: String(decoding: site.content, as: UTF8.self))
    #expect(published.map(\.text) == ["Exercise: Adam", "Momentum"])
    #expect(published.map(\.target) == ["exercise-adam", "exercise.momentum"])
  }

  @Test("A card leads to the exercises to fix before and after it, and to the top")
  func onward() throws {
    let page = try Page(Sample.mixed).text
    let ways = page.matches(of: /<p class="onward">(.*)<\/p>/).map {
      $0.1.replacing(/<[^>]*>/, with: "")
    }
    #expect(
      ways == [
        "Next to fix: Momentum Back to top",
        "Next to fix: Stochastic gradient descent Back to top",
        "Previous to fix: Momentum Next to fix: RMSprop Back to top",
        "Previous to fix: Stochastic gradient descent Next to fix: Adam Back to top",
        "Previous to fix: RMSprop Back to top", "Previous to fix: Adam Back to top",
      ])
  }

  @Test("Footnotes have a heading, a place in the contents, and links that say where they lead")
  func footnotes() throws {
    let text = """
      ---
      title: Notes
      module: Notes
      language: swift
      summary: Notes.
      ---

      ## One

      A claim.[^a] Another.[^b] The first again.[^a]

      [^a]: Source $x$.
      [^b]: Other.

      """
    let lesson = try readLesson(Array(text.utf8), file: "Lesson.md")
    let file = try Site(typesetter: Page.typesetter).page(of: lesson, figures: [:])
    let page = String(decoding: file.content, as: UTF8.self)
    #expect(PageTags(page).fault == nil)
    #expect(try entries(of: page).map(\.text) == ["One", "Footnotes"])
    #expect(page.matches(of: /<h2 id="page.footnotes">Footnotes<\/h2>/).count == 1)
    #expect(page.matches(of: /aria-label="Footnote 1">1</).count == 2)
    #expect(page.matches(of: /aria-label="Back to the text of footnote 1"/).count == 2)
    #expect(page.matches(of: /aria-label="Back to the text of footnote 2"/).count == 1)
  }
}
