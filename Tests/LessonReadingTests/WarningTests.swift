import Testing

@testable import LessonReading

@Suite("Warnings")
struct WarningTests {
  @Test(
    "A table's row that loses a cell is told, where the bar stands",
    arguments: [
      ("| a | b |\n|---|---|\n| $¦|x|$ | 1 |", "a `|` in a formula"),
      ("| a | b |\n|---|---|\n| x | $p(x¦|y)$ |", "a `|` in a formula"),
      ("a | b\n--|--\n`p¦|q` | 1", "a `|` in code"),
      ("| a | b |\n|---|---|\n¦| 1 | 2 | 3 |", "the last is lost"),
      ("> | a | b |\n> |---|---|\n> ¦| 1 | 2 | 3 |", "the last is lost"),
      ("| $¦|x|$ | b |\n|---|---|\n| 1 | 2 |", "this is no table"),
    ])
  func lostCell(marked: String, words: String) throws {
    let marked = MarkedText(frontMatter + marked + "\n")
    let lesson = try readLesson(Array(marked.text.utf8), file: "Lesson.md")
    #expect(lesson.warnings.map(\.position) == marked.marks, "\(lesson.warnings)")
    #expect(lesson.warnings.first?.message.contains(words) == true)
  }

  @Test(
    "A table that loses nothing is not",
    arguments: [
      "| a | b |\n|---|---|\n| $\\vert x \\vert$ | 1 |", "| a | b |\n|---|---|\n| $\\|x\\|$ | 1 |",
      "| a | b |\n|---|---|\n| 1 |", "| a | b |\n|---|---|\n| $5 | $10 |",
      "| a |\n|---|\n| `\\|` |", "a | b\n--|--\n1 | 2", "text | more\n\n---", "a - b | c",
      "$|x|$ outside of a table",
    ])
  func whole(table: String) throws { #expect(try readBody(table).warnings == []) }

  @Test("What a lesson has beside its faults can be used, and names nothing that is not there")
  func draft() throws {
    let text =
      frontMatter.replacing("title: Optimizers\n", with: "") + exercise("a")
      + exercise("a", "points=1 file=B.swift") + exercise("b", "points=1 file=C.swift needs=zz")
      + "<details data-hint=zz data-level=1><summary>S</summary>\n\nx\n\n</details>\n\n"
      + "<details data-hint=a data-level=1><summary>S</summary>\n\nx\n\n</details>\n"
    let draft = LessonDraft(try SourceText(Array(text.utf8), file: "L.md"), file: "L.md")
    #expect(draft.faults.count == 4)
    #expect(draft.lesson.exercises.map(\.file) == ["A.swift", "C.swift"])
    #expect(draft.lesson.exercises.allSatisfy { $0.needs.isEmpty })
    #expect(draft.lesson.hints.map(\.exercise) == ["a"])
  }

  @Test("More exercises than anybody does are refused at the first that is too many")
  func manyExercises() {
    let text = (0..<501).map { exercise("a\($0)", "points=1 file=A\($0).swift") }.joined()
    let found = faults(in: frontMatter + text)
    #expect(found.map(\.message) == ["the lesson has more than 500 exercises; split it"])
  }
}
