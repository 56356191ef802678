import Foundation
import Testing
import Typesetting

@Suite("Where system files are missing")
struct ShortfallTests {
  @Test("Nothing is missing where Debian's packages are installed")
  func complete() {
    #expect(Typesetter().shortfalls.isEmpty)
  }

  @Test("Formulas are their TeX, which is no fault of the author's", arguments: [false, true])
  func math(display: Bool) {
    let bare = Typesetter(searchRoots: [])
    for tex in [#"\text{a} < b"#, #"\foo < b"#] {
      let typeset = bare.math(tex, display: display)
      #expect(typeset.html == #"<code class="tex">\#(tex.replacing("<", with: "&lt;"))</code>"#)
      #expect(typeset.fault == nil)
      #expect(bare.styleSheet(for: [typeset]).isEmpty)
    }
  }

  @Test("Code is itself, escaped")
  func code() {
    let bare = Typesetter(searchRoots: [])
    #expect(
      bare.codeLines("let a = \"<&>\"\n", language: "swift") == [
        "let a = &quot;&lt;&amp;&gt;&quot;", "",
      ])
  }

  @Test("Each missing file is named with the package that brings it")
  func named() {
    let sentences = Typesetter(searchRoots: ["/nonesuch"]).shortfalls.map(\.description)
    #expect(
      sentences == [
        "formulas are shown as TeX: katex.min.js is missing; Debian's package libjs-katex brings it",
        "formulas are shown as TeX: katex.min.css is missing; Debian's package libjs-katex brings it",
        "formulas are shown as TeX: KaTeX_Main-Regular.woff2 is missing; "
          + "Debian's package fonts-katex brings it",
        "code is shown without colours: highlight.min.js is missing; "
          + "Debian's package libjs-highlight.js brings it",
      ])
  }

  @Test(
    "A script that does not run leaves formulas as TeX and says why",
    arguments: [
      "var katex = (", "throw new Error('out of order')",
    ])
  func broken(script: String) throws {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }
    let folder = root.appending(path: "javascript/katex")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(script.utf8).write(to: folder.appending(path: "katex.min.js"))

    let typesetter = Typesetter(searchRoots: [root.path, "/usr/share"])
    #expect(typesetter.math("x", display: false).html == #"<code class="tex">x</code>"#)
    #expect(typesetter.math("y", display: false).fault == nil)
    let shortfall = try #require(typesetter.shortfalls.first)
    #expect(typesetter.shortfalls.count == 1)
    #expect(shortfall.file == .mathScript)
    #expect(shortfall.description.contains("katex.min.js does not run ("))
    // Code goes on as before.
    #expect(typesetter.code("let", language: "swift") == #"<span class="hljs-keyword">let</span>"#)
  }
}
