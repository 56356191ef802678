import Courses
import Testing

/// The initial value of a constant is found and replaced, and everything else stays.
@Suite struct InitialValueTests {
  static let cases: [(source: String, expected: String)] = [
    ("let a = 1\n", "let a = NEW\n"),
    ("public let a: Int = { unfinished(\"a\") }()\n", "public let a: Int = NEW\n"),
    ("let a: Int = .some(\n  x: 1,\n  y: 2)\n\nlet b = 2\n", "let a: Int = NEW\n\nlet b = 2\n"),
    ("let a = 1 // first\nlet b = 3", "let a = NEW // first\nlet b = 3"),
    (
      "// let a = 5\n/* let a = 6 */\nlet a = 1; let b = 2",
      "// let a = 5\n/* let a = 6 */\nlet a = NEW; let b = 2"
    ),
    (
      "let b = f()\n  .g()\nlet a = f()\n  .g()\nprint(a)",
      "let b = f()\n  .g()\nlet a = NEW\nprint(a)"
    ),
    ("func f() { let a = 2 }\nlet a = 1", "func f() { let a = 2 }\nlet a = NEW"),
    (
      "let é = \"ü\"; let a = [\n1,\n2]\r\nlet c = 3\r\n",
      "let é = \"ü\"; let a = NEW\r\nlet c = 3\r\n"
    ),
    ("var a\n  = 1\n", "var a\n  = NEW\n"),
  ]

  @Test("The value alone is replaced", arguments: cases)
  func replaced(source: String, expected: String) throws {
    let value = try #require(InitialValue(of: "a", in: source))
    #expect(value.replaced(by: "NEW", in: source) == expected)
  }

  @Test(
    "A text without such a constant has no value to replace",
    arguments: ["", "let b = 1", "struct S { let a = 1 }", "let a: Int", "let a = ", "let a = (1"])
  func none(source: String) {
    #expect(InitialValue(of: "a", in: source) == nil)
  }
}
