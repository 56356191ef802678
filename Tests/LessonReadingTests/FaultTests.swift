import Testing

@testable import LessonReading

@Suite("Faults of a lesson")
struct FaultTests {
  private static func hint(_ attributes: String, _ summary: String = "<summary>A</summary>")
    -> String
  {
    exercise("sgd") + "¦<details \(attributes)>\(summary)\n\ntext\n\n</details>\n"
  }
  private static let rightHint: String = hint("data-hint=\"sgd\" data-level='1' open").unmarked

  static let hints: [FaultCase] = [
    FaultCase(
      "for an exercise that does not exist", hint("data-hint=\"sdg\" data-level=\"1\""),
      "the hint is for `sdg`, and no exercise is called so; did you mean `sgd`?", right: rightHint),
    FaultCase(
      "for no exercise", hint("data-hint data-level=\"1\""), "the hint names no exercise",
      right: rightHint),
    FaultCase(
      "without a level", hint("data-hint=\"sgd\""), "the hint has no level", right: rightHint),
    FaultCase(
      "of a level that is none", hint("data-hint=\"sgd\" data-level=\"low\""), "`low` is no level",
      right: rightHint),
    FaultCase(
      "of level zero", hint("data-hint=\"sgd\" data-level=\"0\""), "from 1 to 99", right: rightHint),
    FaultCase(
      "with an unknown attribute", hint("data-hint=\"sgd\" data-level=\"1\" data-wen=\"x\""),
      "did you mean `data-when`?", right: rightHint),
    FaultCase(
      "for an empty misconception", hint("data-hint=sgd data-level=1 data-when=\"\""),
      "data-when is empty",
      right: hint("data-hint=sgd data-level=1 data-when=x").unmarked),
    FaultCase(
      "without a summary", hint("data-hint=\"sgd\" data-level=\"1\"", ""),
      "the hint has no summary", right: rightHint),
    FaultCase(
      "that is never closed",
      exercise("sgd")
        + "¦<details data-hint=\"sgd\" data-level=\"1\"><summary>A</summary>\n\ntext\n",
      "end it with a line </details>", right: rightHint),
    FaultCase(
      "that another one follows too early",
      exercise("sgd") + "¦<details data-hint=sgd data-level=1><summary>A</summary>\n\n"
        + rightHint.replacing(exercise("sgd"), with: ""),
      "never closed", right: rightHint),
    FaultCase(
      "around an exercise",
      exercise("sgd") + "<details data-hint=sgd data-level=1><summary>A</summary>\n\n"
        + exercise("adam").replacing("```swift", with: "¦```swift") + "</details>\n",
      "an exercise stands in no hint; close the hint of line 13", right: rightHint),
    FaultCase(
      "in a list",
      exercise("sgd")
        + "- a\n  ¦<details data-hint=sgd data-level=1><summary>A</summary>\n\n  b\n\n  </details>\n",
      "begin a line with <details", right: rightHint),
    FaultCase(
      "with text right behind its end", rightHint + "¦text\n",
      "this text stands inside raw HTML", right: rightHint + "\ntext\n"),
    FaultCase(
      "with text right behind its summary",
      rightHint.replacing("</summary>\n", with: "</summary>\n  ¦*"),
      "leave a line empty above it",
      right: rightHint.replacing("</summary>\n", with: "</summary>\n<hr>\n")),
    FaultCase(
      "with a fence right behind its end", rightHint + "¦```swift\n```\n",
      "this fence stands inside raw HTML", right: rightHint + "\n<pre>\n```\n</pre>\n"),
    FaultCase(
      "in the middle of a line", exercise("sgd") + "a ¦<details data-hint=sgd data-level=1> b",
      "begin a line with <details",
      right: exercise("sgd")
        + "a `<details data-hint=sgd>` <!-- <details data-hint> -->\n\n<!-- <details data-hint=x> -->\n"
    ),
  ]

  static let figures: [FaultCase] = [
    FaultCase(
      "without an id", "¦```figure\na: 1\n```", "write ```figure {#name}",
      right: "```figure {#a}\na: 1\n```"),
    FaultCase(
      "without braces", "```figure ¦#a\na: 1\n```", "write figure {#a}",
      right: "```figure {#a}\na: 1\n```"),
    FaultCase(
      "with more than an id", "```figure {#a ¦width=5 }\na: 1\n```", "say the rest in its YAML",
      right: "```figure {#a}\na: 1\n```"),
    FaultCase(
      "of one name", "```figure {#a}\nx: 1\n```\n\n```figure {¦#a}\nx: 2\n```",
      "two figures are called `a`; rename this one or the one at 7:12",
      right: "```figure {#a}\nx: 1\n```\n\n```figure {#b}\nx: 2\n```"),
    FaultCase(
      "that says nothing", "¦```figure {#a}\n# x\n```", "the figure is empty",
      right: "```figure {#a}\nx\n```"),
    FaultCase(
      "in bad YAML", "```figure {#a}\nfine: 1\né: ¦[1, 2\n```", "not well-formed YAML",
      right: "```figure {#a}\nfine: [1]\n```"),
    FaultCase(
      "with a tab", "  ```figure {#a}\n  a:\n  ¦\tb: 1\n  ```", "not well-formed YAML",
      right: "```figure {#a}\na: 1\n```"),
    FaultCase(
      "with a key twice", "```figure {#a}\na: 1\nb: 2\n¦a: 3\n```", "`a` is given twice",
      right: "```figure {#a}\na: 1\n```"),
    FaultCase(
      "in a list", "- ¦```figure {#a}\n  a: 1\n  ```", "a figure stands in no list",
      right: "```figure {#a}\na: 1\n```"),
  ]

  static let formulas: [FaultCase] = [
    FaultCase("that nothing closes", "a ¦$$x\n\ny", "has no end in this block", right: "a $$x$$"),
    FaultCase(
      "that a list breaks", "¦$$\na\n- b\n¦$$", "```math fence", "```math fence",
      right: "```math\na\n- b\n```"),
    FaultCase(
      "after one that is closed", "$$x\ny$$ then ¦$$ `$`", "has no end",
      right: "$$x$$ then \\$\\$ `$$`"),
    FaultCase("in a heading", "# $5 ¦$$", "has no end", right: "# \\$\\$ $$$"),
  ]

  private static let keys = "title: A\nmodule: A\nlanguage: en\nsummary: B\n"
  static let frontMatters: [FaultCase] = [
    FaultCase(
      "that is missing", "¦# A lesson\n", "the lesson has no front matter",
      right: "---\n\(keys)---\n"),
    FaultCase("in an empty file", "¦", "the lesson has no front matter", right: "---\n\(keys)---"),
    FaultCase(
      "that never ends", "¦---\n\(keys)\n# A\n", "close it with a line ---",
      right: "---  \n\(keys)---\t\n"),
    FaultCase(
      "with nothing in it", "¦---\n---\n", "`key: value` lines", right: "---\n\(keys)---\n"),
    FaultCase(
      "that is a list", "¦---\n- a\n---\n", "`key: value` lines", right: "---\n\(keys)---\n"),
    FaultCase(
      "that lacks two keys", "¦¦---\ntitle: A\nsummary: B\n---\n", "no `language`", "no `module`",
      right: "---\n\(keys)---\n"),
    FaultCase(
      "with an unknown key", "---\n\(keys)¦sumary: C\n---\n", "did you mean `summary`?",
      right: "---\n\(keys)version: 1\n---\n"),
    FaultCase(
      "with an empty key", "---\n\(keys)¦version:\n---\n", "`version` has no text",
      right: "---\n\(keys)version: 2\n---\n"),
    FaultCase(
      "with a list for a text", "---\n\(keys)¦version: [1]\n---\n", "`version` has no text",
      right: "---\n\(keys)version: 2\n---\n"),
    FaultCase(
      "with a key twice", "---\n\(keys)¦title: C\n---\n", "`title` is given twice",
      right: "---\n\(keys)---\n"),
    FaultCase(
      "in bad YAML", "---\ntitle: é¦: b\n---\n", "not well-formed YAML", right: "---\n\(keys)---\n"),
    FaultCase(
      "for a module that is none", "---\n\(keys.replacing("module: A", with: "¦module: a-b"))---\n",
      "`a-b` is no module name", right: "---\n\(keys)---\n"),
  ]

  @Test("in hints", arguments: hints)
  func checkHint(fault: FaultCase) { fault.check(after: frontMatter) }

  @Test("in figures", arguments: figures)
  func checkFigure(fault: FaultCase) { fault.check(after: frontMatter) }

  @Test("in formulas", arguments: formulas)
  func checkFormula(fault: FaultCase) { fault.check(after: frontMatter) }

  @Test("in the front matter", arguments: frontMatters)
  func checkFront(fault: FaultCase) { fault.check() }

  @Test("come all at once, sorted, one a line")
  func together() {
    let text = """
      ---
      title: A
      module: A
      language: en
      ---
      # Exercise: A

      ```swift {#a .exercise minutes=x file=A.swift}
      ```

      Some $$text.

      """
    let faults = LessonFaults(file: "Lessons/A/Lesson.md", faults(in: text))
    let lines = faults.description.split(separator: "\n").map { $0.split(separator: ";")[0] }
    #expect(
      lines == [
        "Lessons/A/Lesson.md:1:1: error: the front matter has no `summary`",
        "Lessons/A/Lesson.md:8:10: error: the exercise has no points",
        "Lessons/A/Lesson.md:8:32: error: `x` is no number of minutes",
        "Lessons/A/Lesson.md:9:1: error: the stub never calls unfinished(\"a\")",
        "Lessons/A/Lesson.md:11:6: error: the formula that opens with $$ here has no end in this block",
      ])
  }
}

extension String {
  fileprivate var unmarked: String { replacing("¦", with: "") }
}
