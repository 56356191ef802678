import Testing
import VisibleText

@Suite("Hidden characters")
struct VisibleTextTests {
  @Test(
    "What a reader would not see is shown",
    arguments: [
      ("\u{1B}[31m", "␛[31m"), ("\u{0}", "␀"), ("\u{7F}", "␡"), ("\u{9B}", "\\u{9B}"),
      ("a\u{202E}b", "a\\u{202E}b"), ("\u{2066}", "\\u{2066}"), ("\u{200B}", "\\u{200B}"),
      ("\u{FEFF}", "\\u{FEFF}"), ("\u{2028}", "\\u{2028}"), ("\u{FFFE}", "\\u{FFFE}"),
      ("\u{E0041}", "\\u{E0041}"), ("a\rb", "a␍b"), ("a\r\nb", "a\nb"),
    ])
  func hidden(text: String, shown: String) {
    #expect(text.madeVisible == shown)
  }

  @Test(
    "What a reader sees anyway stays as it is",
    arguments: ["a\tb\nc", "θ ← θ − α·∇L", "naïve", "👩‍🔬", "日本語", "עברית", "\u{FFFD}"])
  func visible(text: String) {
    #expect(text.madeVisible == text)
  }

  @Test(
    "Text on one line has a space for each line's end and tab",
    arguments: [("a\tb\nc", "a b c"), ("a\r\nb", "a b"), ("a\u{2028}b", "a\\u{2028}b")])
  func oneLine(text: String, line: String) {
    #expect(text.madeVisibleOnOneLine == line)
  }

  @Test(
    "A sentence before another ends with one mark",
    arguments: [
      ("undefined symbol: x", "undefined symbol: x."), ("It broke.", "It broke."),
      ("Is it `a`?", "Is it `a`?"), ("", ""),
    ])
  func sentence(text: String, sentence: String) {
    #expect(text.asSentence == sentence)
  }

  @Test("Of several texts each that another follows ends with a mark")
  func sentences() {
    #expect(["a", "b!", "c"].asSentences == ["a.", "b!", "c"])
    #expect([String]().asSentences == [])
  }

  @Test("Markup's special characters become references, also under a combining mark")
  func markup() {
    #expect("<a b='c' d=\"e\">&".escapedForMarkup == "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;")
    #expect("<\u{338}script".escapedForMarkup == "&lt;\u{338}script")
  }
}
