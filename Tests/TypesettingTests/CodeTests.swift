import Testing
import Typesetting

@Suite("Code")
struct CodeTests {
  private static let typesetter = Typesetter()

  private func lines(_ source: String, language: String = "swift") -> [String] {
    Self.typesetter.codeLines(source, language: language)
  }

  static let sources = [
    "let x = 1",
    "",
    "\n",
    "a\n\nb\n",
    "/* one\n   two /* three\n\n*/ four */ let x = 1",
    "let text = \"\"\"\n  <b> & \"quotes\" \\(x + 1)\n  more\n  \"\"\"\n",
    "/// A step.\n///\n/// - TODO: none\nfunc step(_ x: Double) -> [Tensor] { x < 1 && x > 0 ? [] : [] }",
    "let naïve = \"日本語 🙂 e\u{301}\" // 𝛼 ≤ 1",
    "let flag = \"👩‍👩‍👧 🇩🇪\"; let lead = \"\u{301}\"",
    "public final class Momentum: Optimizer {\n  @discardableResult func f<T>(_ a: T) -> T { a }\n}",
    "\"an open string\nlet x = 1\n/* an open comment\nlet y = 2",
    "#if os(Linux)\nimport Glibc\n#endif",
  ]

  @Test("Each line is well-formed by itself, and the text is the source's", arguments: sources)
  func lineByLine(source: String) throws {
    let texts = try lines(source).map { try Markup($0).text }
    #expect(texts.joined(separator: "\n") == source)
    #expect(!texts.contains { $0.contains("\n") })
    #expect(
      Self.typesetter.code(source, language: "swift") == lines(source).joined(separator: "\n"))
  }

  @Test("Windows line ends count as Unix ones")
  func windowsLineEnds() throws {
    let source = "let a = 1\r\n/* b\r\n*/ let c = 2\r\n"
    let texts = try lines(source).map { try Markup($0).text }
    #expect(texts == ["let a = 1", "/* b", "*/ let c = 2", ""])
  }

  @Test("Characters that a page must not hold or that mislead its reader are made visible")
  func madeVisible() throws {
    let source = "a\u{0}b\u{1B}[31mc\rd\u{7F}\te\u{85}f\u{FFFF}g\u{202E}h"
    let texts = try lines(source).map { try Markup($0).text }
    #expect(texts == ["a␀b␛[31mc␍d␡\te\\u{85}f\\u{FFFF}g\\u{202E}h"])
  }

  @Test(
    "Swift's tokens get their classes",
    arguments: [
      ("let", "hljs-keyword"), ("any", "hljs-keyword"), ("async", "hljs-keyword"),
      ("true", "hljs-literal"), ("Tensor", "hljs-type"), ("0.001", "hljs-number"),
      ("// why", "hljs-comment"), ("\"text\"", "hljs-string"),
    ])
  func classes(token: String, className: String) {
    #expect(lines(token) == [#"<span class="\#(className)">\#(token)</span>"#])
  }

  @Test("An underscore is no number")
  func underscore() {
    #expect(lines("f(_: 1_000)") == [#"f(_: <span class="hljs-number">1_000</span>)"#])
  }

  @Test("A comment over two lines is coloured on both")
  func spanOverLines() {
    #expect(
      lines("/* a\nb */") == [
        #"<span class="hljs-comment">/* a</span>"#, #"<span class="hljs-comment">b */</span>"#,
      ])
  }

  @Test(
    "Code in another or an unknown language is escaped",
    arguments: [
      "python", "sh", "text", "nonesuch", "", "constructor", "__proto__", "swift\"><script>",
    ])
  func otherLanguages(language: String) throws {
    let source = "if a < b && c > \"d\": # '<script>'\n  pass"
    let texts = try lines(source, language: language).map { try Markup($0) }
    #expect(texts.map(\.text).joined(separator: "\n") == source)
    #expect(texts.allSatisfy { $0.elements.allSatisfy { $0 == "span" } })
  }

  @Test(
    "Hostile code makes no page much larger than itself",
    arguments: [
      String(repeating: "/*\n", count: 5_000), String(repeating: "\"\\(\n", count: 5_000),
      String(repeating: "func f(\n", count: 2_000), String(repeating: "let x = 1\n", count: 50_000),
    ])
  func hostile(source: String) throws {
    let lines = lines(source)
    #expect(lines.count == source.utf8.count(where: { $0 == UInt8(ascii: "\n") }) + 1)
    #expect(lines.reduce(0) { $0 + $1.utf8.count } < 40 * source.utf8.count)
    for line in lines.prefix(200) { _ = try Markup(line) }
  }

  @Test("The same code gives the same bytes")
  func sameBytes() {
    for source in Self.sources {
      #expect(Typesetter().codeLines(source, language: "swift") == lines(source))
    }
  }
}
