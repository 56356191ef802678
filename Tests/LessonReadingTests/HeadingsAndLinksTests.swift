import Testing

@testable import LessonReading

@Suite("Headings and links")
struct HeadingsAndLinksTests {
  @Test(
    "A heading's slug is the code host's",
    arguments: [
      ("# Two  words", "two--words"), ("# What's *new*, `Adam`?", "whats-new-adam"),
      ("# The $\\beta_1$ of it", "the-beta_1-of-it"), ("# Größe & 2.0", "größe--20"),
      ("# 勾配 — ∇", "勾配--"), ("# a ![b](c) [d](e) <b>f</b>", "a-b-d-f"), ("# A #", "a"),
      ("Set\next\n===", "set-ext"), ("#", ""), ("# ^ ` ~", "--"),
    ])
  func slug(markdown: String, slug: String) throws {
    let heading = try #require(try readBody(markdown).headings.first)
    #expect(heading.slug == slug)
  }

  @Test("Slugs of like headings are told apart")
  func twins() throws {
    let lesson = try readBody("# A\n\n# a\n\n# A 1\n\n# A\n\n# A-1")
    #expect(lesson.headings.map(\.slug) == ["a", "a-1", "a-1-1", "a-2", "a-1-2"])
  }

  @Test("A heading has its level, text, slug and place, and its content in the tree")
  func heading() throws {
    let lesson = try readBody("text\n\n  ### *One* `two`\n")
    let heading = try #require(lesson.headings.first)
    #expect(heading.level == 3)
    #expect(heading.text == "One two")
    #expect(heading.position == SourcePosition(line: 9, column: 3))
    guard case .prose(let prose) = try #require(lesson.cells.first) else {
      Issue.record("the cell is no prose")
      return
    }
    #expect(prose.headings == [heading])
    #expect(heading.slug == "one-two")
    #expect(
      prose.blocks.last
        == .heading(heading, [.emphasis([.text("One")]), .text(" "), .code("two")]))
  }

  @Test("A heading inside a hint can be linked to, and gives no exercise its title")
  func headingInHint() throws {
    let hint = "<details data-hint=b data-level=1><summary>S</summary>\n\n# H\n\n</details>\n\n"
    let lesson = try readBody(
      exercise("b") + hint
        + "```swift {#c .exercise points=1 file=C.swift}\nunfinished(\"c\")\n```")
    #expect(lesson.headings.map(\.text) == ["Exercise: b", "H"])
    #expect(lesson.exercises.map(\.title) == ["b", "b"])
  }

  @Test(
    "A link is found with its destination and its place",
    arguments: [
      ("a ¦[b](#c)", "#c"), ("> a\n> ¦[b *c*](d)", "d"), ("¦[*b*](c)", "c"),
      ("¦[`b`](c \"t\")", "c"),
      ("<¦https://a.b/c>", "https://a.b/c"), ("see ¦https://a.b.", "https://a.b"),
      ("see ¦www.a.b now", "http://www.a.b"), ("`[b](c)` \\[b](c) ¦[b](c)", "c"),
      ("| a |\n|---|\n| ¦[b](c) |", "c"), ("¦[b]\n\n[b]: d", "d"),
      ("- a\n\n  1. ¦[b][e]\n\n[e]: <f g>", "f g"),
      (
        "<details data-hint=x data-level=1><summary>S</summary>\n\n¦[b](c)\n\n</details>\n\n"
          + exercise("x"), "c"
      ),
    ])
  func link(marked: String, destination: String) throws {
    let marked = MarkedText(frontMatter + marked)
    let lesson = try readLesson(Array(marked.text.utf8), file: "Lesson.md")
    #expect(lesson.links.map(\.destination) == [destination])
    #expect(lesson.links.map(\.position) == marked.marks)
    #expect(lesson.links.map(\.isImage) == [false])
  }

  @Test("An image is a link that shows its destination")
  func image() throws {
    let lesson = try readBody("a [![b](c.svg)](d)")
    #expect(Set(lesson.links.map(\.destination)) == ["c.svg", "d"])
    #expect(lesson.links.filter(\.isImage).map(\.position.column) == [4])
  }

  @Test(
    "A lesson's name is its module's words",
    arguments: [
      ("Optimizers", "optimizers"), ("LinearModels", "linear-models"), ("SVMBasics", "svm-basics"),
      ("Conv2D", "conv2-d"), ("A", "a"), ("ABC", "abc"),
    ])
  func id(module: String, id: String) throws {
    let text = frontMatter.replacing("module: Optimizers", with: "module: \(module)")
    #expect(try readLesson(Array(text.utf8), file: "Lesson.md").id == id)
  }
}
