import Courses
import Testing

@Suite struct SwiftTokenTests {
  private func texts(_ source: String) -> [String] { SwiftToken.tokens(of: source).map(\.text) }

  @Test(
    "Comments are no tokens, and may be nested",
    arguments: ["", " \n\t", "// a", "/* a /* b */ c */", "/* not closed", "/**/ // a\n/***/"])
  func comments(_ source: String) {
    #expect(texts(source).isEmpty)
    #expect(texts("x\(source)\ny").first == "x")
  }

  @Test(
    "Words, string literals and punctuation are told apart",
    arguments: [
      ("let x = a.b", ["let", "x", "=", "a", ".", "b"]),
      ("func f() -> Int", ["func", "f", "(", ")", "->", "Int"]),
      ("@main #if größe_2", ["@main", "#if", "größe_2"]),
      (#"print("} // \" {") // c"#, ["print", "(", "\"\"", ")"]),
      ("a\"\"\"\n\" // b\n\"\"\"c", ["a", "\"\"", "c"]),
      ("a / b /* c */ / d", ["a", "/", "b", "/", "d"]),
    ])
  func kinds(_ source: String, _ expected: [String]) {
    #expect(texts(source) == expected)
  }

  @Test("A name in backticks is a name, even if it is spelled like a keyword")
  func escaped() {
    let tokens = SwiftToken.tokens(of: "let `for` = 1")
    #expect(tokens.map(\.text) == ["let", "for", "=", "1"])
    #expect(tokens.map(\.isEscaped) == [false, true, false, false])
  }

  @Test("A single-line string literal without a closing quotation mark ends with its line")
  func unclosed() {
    #expect(texts("let x = \"abc\nlet y") == ["let", "x", "=", "\"\"", "let", "y"])
  }

  @Test("Lines and columns are counted from one, columns and offsets in bytes")
  func positions() {
    let tokens = SwiftToken.tokens(of: "/* ö\n */ a\n\"é\" b\r\nc")
    #expect(tokens.map(\.text) == ["a", "\"\"", "b", "c"])
    #expect(tokens.map(\.line) == [2, 3, 3, 4])
    #expect(tokens.map(\.column) == [5, 1, 6, 1])
    #expect(tokens.map(\.offset) == [10, 12, 17, 20])
  }

  @Test("The words of a text and the names that it declares leave out comments and literals")
  func words() {
    let source = "extension A { func root() { use(\"hidden\") /* gone */ } }\nstruct B {}\n"
    let words = TopLevelDeclarations.words(of: source)
    #expect(words.isSuperset(of: ["extension", "A", "root", "use", "B"]))
    #expect(words.isDisjoint(with: ["hidden", "gone"]))
    #expect(TopLevelDeclarations.namesDeclaredAnywhere(in: source) == ["root", "B"])
  }
}
