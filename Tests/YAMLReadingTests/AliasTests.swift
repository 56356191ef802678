import Testing
import YAMLReading

@Suite("YAML documents")
struct AliasTests {
  @Test(
    "An alias is refused at its place, before it is expanded",
    arguments: [
      ("a: &x 1\nb: *x\n", 2, 4), ("- &x [1]\n- *x", 2, 3), ("a: &x\n  b: 1\nc: [*x]", 3, 5),
    ])
  func alias(text: String, line: Int, column: Int) {
    let fault = #expect(throws: YAMLFault.self) { try readYAML(text) }
    #expect(fault?.message.contains("write out the value") == true)
    #expect(fault?.place == YAMLPlace(line: line, column: column))
  }

  @Test("Aliases of aliases that stand for a billion values, as a key too, are refused at once")
  func bomb() {
    var text = "a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
    for index in 1...12 {
      let aliases = Array(repeating: "*a\(index - 1)", count: 10).joined(separator: ", ")
      text += "a\(index): &a\(index) [\(aliases)]\n"
    }
    let fault = #expect(throws: YAMLFault.self) { try readYAML(text + "? *a12\n: 1\n") }
    #expect(fault?.message.contains("an alias stands here") == true)
  }

  @Test(
    "An ampersand and an asterisk in text, and an anchor without an alias, are read",
    arguments: [
      "a: this & that, 2 * 3", "a: '&x *x'", "a: >-\n  one &x\n  two *x *\n", "a: &x 1 # *x",
    ])
  func harmless(text: String) throws {
    #expect(try readYAML(text)?.entries?.map(\.key) == ["a"])
  }

  @Test(
    "A key that is given twice is told where it stands the second time",
    arguments: [
      ("a: 1\nb: 2\na: 3", 3, 1), ("r:\n  - {k: 1, j: 2, k: 3}", 2, 18),
      ("r:\n  - k: 1\n    k: 2", 3, 5),
    ])
  func twice(text: String, line: Int, column: Int) {
    let fault = #expect(throws: YAMLFault.self) { try readYAML(text) }
    #expect(fault?.message.contains("is given twice") == true)
    #expect(fault?.place == YAMLPlace(line: line, column: column))
  }
}
