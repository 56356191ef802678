import Testing

@testable import LessonReading

@Suite("Nesting")
struct NestingTests {
  @Test(
    "What nests more deeply than anybody writes is refused, where it is too deep",
    arguments: ["> ", "- ", "*a **b "])
  func deep(piece: String) {
    let closing = piece == "*a **b " ? String(repeating: " c** d*", count: 200) : ""
    let found = faults(
      in: frontMatter + String(repeating: piece, count: 200) + "x" + closing + "\n")
    #expect(found.contains { $0.message.contains("nested in more than 100 blocks or marks") })
  }

  @Test("What nests as deeply as somebody may write is read", arguments: ["> ", "- "])
  func shallow(piece: String) {
    #expect(faults(in: frontMatter + String(repeating: piece, count: 30) + "$x$\n") == [])
  }

  @Test("An exercise in a list is refused, and hints for it find it")
  func exerciseInList() {
    let found = faults(
      in: frontMatter + "# E\n\n- a\n\n  ```swift {#b .exercise points=1 file=B.swift}\n"
        + "  unfinished(\"b\")\n  ```\n\n"
        + "<details data-hint=b data-level=1><summary>S</summary>\n\nx\n\n</details>\n")
    #expect(found.map(\.message).count == 1)
    #expect(found.first?.message.hasPrefix("an exercise stands in no list") == true)
  }
}
