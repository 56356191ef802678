import Foundation
import Testing
import Typesetting

@Suite("Formulas")
struct MathTests {
  private static let typesetter = Typesetter()

  private func math(_ tex: String, display: Bool = false) -> Typeset {
    Self.typesetter.math(tex, display: display)
  }

  static let ofALesson = [
    #"\theta_t \leftarrow \theta_{t-1} - \lambda \nabla L(\theta_{t-1})"#,
    #"f(x, y) = (a - x)^2 + b\,(y - x^2)^2 + 1"#,
    #"\theta_{t+1} = \theta_t - \alpha \cdot \nabla_\theta \text{Loss}(\theta_t)"#,
    #"m_{t+1} = \beta \cdot m_t + (1 - \beta) \cdot \nabla_\theta \text{Loss}(\theta_t), \qquad m_0 = 0"#,
    #"r_{t+1} = \beta r_t + (1 - \beta)\, (\nabla_\theta \text{Loss})^2"#,
    #"\theta_{t+1} = \theta_t - \frac{\alpha}{\sqrt{r_{t+1} + \epsilon}} \nabla_\theta \text{Loss}(\theta_t)"#,
    #"\hat m = m/(1-\beta_1^{t}), \hat r = r/(1-\beta_2^{t})"#,
    #"\theta_{t+1} = \theta_t - \frac{\alpha}{\sqrt{\hat r_{t+1}} + \epsilon}\, \hat m_{t+1}"#,
    #"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}"#,
    #"\begin{aligned} a &= b \\ c &= d \end{aligned}"#,
  ]

  @Test("A lesson's formula is drawn, and read aloud as MathML", arguments: ofALesson)
  func drawnAndReadAloud(tex: String) throws {
    for display in [false, true] {
      let typeset = math(tex, display: display)
      #expect(typeset.fault == nil)
      #expect(typeset.html.contains(#"class="katex-html" aria-hidden="true""#))
      #expect(typeset.html.hasPrefix(#"<span class="katex-display">"#) == display)
      let markup = try Markup(typeset.html)
      #expect(markup.elements.contains("math"))
      #expect(!markup.elements.contains("annotation"))
    }
  }

  @Test(
    "A formula's faults say what is wrong and where",
    arguments: [
      (#"\foo"#, #"Undefined control sequence: \foo"#, 0),
      (#"x + \foo{y}"#, #"Undefined control sequence: \foo"#, 4),
      (#"\alpha^{2"#, "Expected '}', got 'EOF'", 9),
      ("x_1_2", "Double subscript", 3),
      // The offset counts bytes: an alpha has two, a mathematical A four, and two units of UTF-16.
      (#"α \foo"#, #"Undefined control sequence: \foo"#, 3),
      (#"𝐀 \foo"#, #"Undefined control sequence: \foo"#, 5),
      ("中", #"Unicode text character "中" used in math mode"#, 0),
      (#"\text{🙂}"#, #"Unrecognized Unicode character "🙂""#, 6),
    ])
  func faults(tex: String, message: String, offset: Int) {
    let typeset = math(tex)
    #expect(typeset.fault?.message == message)
    #expect(typeset.fault?.offset == offset)
    #expect(typeset.html == #"<code class="tex">\#(tex)</code>"#)
  }

  @Test("One formula's fault or definition does not reach the next")
  func independent() {
    #expect(math(#"\gdef\mine{x}\mine"#).fault == nil)
    #expect(math(#"\mine"#).fault != nil)
    #expect(math("x").fault == nil)
  }

  @Test(
    "HTML within a formula stays text",
    arguments: [
      (#"\text{<script>alert(1)</script>}"#, "<script>alert(1)</script>"),
      (#"a < b > c \text{"quoted" \& "so"}"#, #"a<b>c"quoted""#),
    ])
  func escaped(tex: String, text: String) throws {
    let typeset = math(tex)
    #expect(typeset.fault == nil)
    let markup = try Markup(typeset.html)
    #expect(!markup.elements.contains("script"))
    #expect(markup.text.contains(text))
  }

  @Test("HTML within a faulty formula stays text")
  func escapedWhenFaulty() throws {
    let typeset = math(#"\foo <script>"#)
    #expect(typeset.fault != nil)
    let markup = try Markup(typeset.html)
    #expect(markup.elements == ["code"])
    #expect(markup.text == #"\foo <script>"#)
  }

  @Test(
    "A formula can bring no link, file or HTML into the page",
    arguments: [
      #"\href{javascript:alert(1)}{x}"#, #"\url{https://example.org}"#,
      #"\includegraphics{https://example.org/x.png}"#, #"\htmlClass{x}{y}"#,
      #"\htmlStyle{position:fixed}{y}"#, #"\htmlData{a=b}{y}"#,
    ])
  func untrusted(tex: String) throws {
    let typeset = math(tex)
    #expect(typeset.fault != nil)
    #expect(try Markup(typeset.html).elements == ["code"])
  }

  @Test("A macro that expands without end is a fault")
  func endlessMacro() {
    #expect(math(#"\def\a{\a\a}\a"#).fault?.message.contains("Too many expansions") == true)
  }

  @Test(
    "Ten thousand levels of nesting are a fault, on a small stack too",
    arguments: [
      ("{", "}"), ("x^{", "}"), (#"\left("#, #"\right)"#),
      (#"\begin{matrix}"#, #"\end{matrix}"#),
    ])
  func deepNesting(opening: String, closing: String) async {
    let tex =
      String(repeating: opening, count: 10_000) + "x" + String(repeating: closing, count: 10_000)
    let typeset = await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: Typesetter().math(tex, display: false)) }
      thread.stackSize = 512 * 1024
      thread.start()
    }
    #expect(typeset.fault?.message == "the formula is nested too deeply")
  }

  @Test("The same formula gives the same bytes, from any typesetter and after a fault")
  func sameBytes() {
    let other = Typesetter()
    #expect(other.math(#"\foo"#, display: false).fault != nil)
    for tex in Self.ofALesson {
      #expect(other.math(tex, display: true) == math(tex, display: true))
    }
  }

  @Test("A typeset formula can be kept in a file", arguments: ["x^2", #"\foo"#])
  func kept(tex: String) throws {
    let typeset = math(tex)
    let data = try JSONEncoder().encode(typeset)
    #expect(try JSONDecoder().decode(Typeset.self, from: data) == typeset)
  }
}
