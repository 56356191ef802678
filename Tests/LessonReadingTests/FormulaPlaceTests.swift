import Testing

@testable import LessonReading

@Suite("The places of formulas")
struct FormulaPlaceTests {
  @Test(
    "knows where a formula begins",
    arguments: [
      "¦$x$", "a ¦$x$ and ¦$x$", "> é ¦$x$", "- a\n\n  b `$x$` \\$x ¦$x$", "# A ¦$x$",
      "a\nb ¦$$x\ny$$ ¦$$z$$",
      "| a | b |\n|---|---|\n| ¦$x$ | ¦$x$ |", "[a ¦$x$](b) ¦$x$", "[^1]: a ¦$y$\n\nb ¦$x$[^1]",
      "[a]: /b\ntext ¦$x$", "  ¦```math\n  x\n  ```", "costs $5 and ¦$5$", "a\n\n\tb\n\nc ¦$x$",
    ])
  func positions(marked: String) throws {
    let marked = MarkedText(frontMatter + marked)
    let lesson = try readLesson(Array(marked.text.utf8), file: "Lesson.md")
    let found = lesson.cells.flatMap(\.formulas).map(\.position)
    #expect(found.sorted() == marked.marks)
  }
}
