import Testing
import Typesetting

@Suite("Numbers and equations")
struct NumberTests {
  private static let typesetter = Typesetter()

  @Test(
    "A number of Swift's is coloured as one",
    arguments: [
      "0", "42", "1_000", "0.001", "1e-8", "1E+3", "1.5e10", "0.1e-8", "1_0.0_1e1_0", "-1", "-1e+3",
      "0x1p-53", "0xFF", "0x1.8p3", "0xAB_cd", "0b1010_1", "0o7_7", "-0x1p-53",
    ])
  func number(literal: String) {
    let html = Self.typesetter.code("f(\(literal))", language: "swift")
    #expect(html.contains("<span class=\"hljs-number\">\(literal)</span>"))
  }

  @Test("A minus between two values is no part of a number", arguments: ["x - 1", "x-1", "f(2)-1"])
  func minus(source: String) {
    let html = Self.typesetter.code(source, language: "swift")
    #expect(html.contains("<span class=\"hljs-number\">1</span>"))
  }

  @Test("What only looks like a number is none", arguments: ["beta1", "_", "_1", "x_2", "e8"])
  func name(source: String) {
    let html = Self.typesetter.code(source, language: "swift")
    #expect(!html.contains("hljs-number"))
  }

  @Test(
    "The equations of a displayed formula are elements of their own",
    arguments: [
      (#"a = 1, \qquad b = 2"#, 2), (#"a = 1, \qquad b = 2, \qquad c = \frac{1}{2}"#, 3),
      (#"a = 1 \quad b = 2"#, 2), (#"f(x) \qquad \text{with} \quad a = 1"#, 2), ("a = 1", 0),
      (#"\frac{a \qquad b}{c}"#, 0), (#"a \qquad b \\ c"#, 0), (#"a \qquad b \tag{1}"#, 0),
    ])
  func equations(tex: String, count: Int) throws {
    let formula = Self.typesetter.math(tex, display: true)
    #expect(formula.fault == nil)
    #expect(formula.html.matches(of: /<span class="equation">/).count == count)
    // The markup reader throws where tags do not nest.
    _ = try Markup(formula.html)
    #expect(!Self.typesetter.math(tex, display: false).html.contains("\"equation\""))
  }
}
