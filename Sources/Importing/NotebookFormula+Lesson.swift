extension NotebookFormula {
  /// The formula as the lesson reader and KaTeX read it.
  func markdown(inTable: Bool) -> String {
    let tex = cleanedTeX
    let needsDisplay =
      tex.contains(/\\begin\{(?:align|alignat|equation|gather|multline|CD)\*?\}/)
    guard isDisplay || needsDisplay else { return inline(tex, inTable: inTable) }
    // An indented formula may belong to a list.
    let isAlone = before.isEmpty && after.allSatisfy(\.isWhitespace)
    if isAlone, tex.contains("\n") {
      if Self.isSafe(tex), !tex.contains("\n\n") {
        return source.hasPrefix("$$") && tex == self.tex ? source : "$$\n\(tex.trimmed)\n$$"
      }
      let lines = tex.trimmed.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
      return "```math\n\(lines.joined(separator: "\n"))\n```"
    }
    return "$$\(Self.bars(Self.oneLine(tex), inTable: inTable))$$"
  }

  private func inline(_ tex: String, inTable: Bool) -> String {
    var content = tex.contains("\n") ? Self.oneLine(tex) : tex.trimmed
    content = Self.bars(content, inTable: inTable)
    // A trailing backslash would escape the dollar sign.
    if content.hasSuffix("\\") { content += " {}" }
    let isFollowedByDigit = after.first?.isASCII == true && after.first?.isNumber == true
    return isFollowedByDigit && !content.contains("`") ? "$`\(content)`$" : "$\(content)$"
  }

  /// The TeX without what MathJax knows and KaTeX does not.
  private var cleanedTeX: String {
    var tex = self.tex
    if before.contains(">") { tex = tex.replacing(/\n[ ]*>[ ]?/, with: "\n") }
    return tex.replacing(/\\label\s*\{[^{}]*\}/, with: "")
      .replacing(/\\begin\{eqnarray\*?\}/, with: #"\begin{array}{rcl}"#)
      .replacing(/\\end\{eqnarray\*?\}/, with: #"\end{array}"#)
      .replacing(/\\(begin|end)\{multline(\*?)\}/) { #"\\#($0.1){gather\#($0.2)}"# }
      .replacing(/\\(begin|end)\{(?:flalign|align)(\*?)\}/) { #"\\#($0.1){align\#($0.2)}"# }
      .replacing(/(\\?)#(?![0-9])/) { $0.1.isEmpty ? "\\#" : String($0.0) }
      .replacing(/(\\?)#(?![0-9])/) { $0.1.isEmpty ? "\\#" : String($0.0) }
      .replacing(/\\require\s*\{[^{}]*\}/, with: "")
  }

  /// Whether no line of TeX looks like Markdown.
  private static func isSafe(_ tex: String) -> Bool {
    tex.trimmed.split(separator: "\n", omittingEmptySubsequences: false).allSatisfy { line in
      let text = line.trimmed
      return !text.isEmpty && text.firstMatch(of: /^(?:[-+*=#>|~`<]|[0-9]+[.)])/) == nil
    }
  }

  /// The TeX on one line, without comments.
  private static func oneLine(_ tex: String) -> String {
    tex.split(separator: "\n").map { line in
      var kept = ""
      var isEscaped = false
      for character in line {
        if character == "%", !isEscaped { break }
        isEscaped = character == "\\" && !isEscaped
        kept.append(character)
      }
      return kept.trimmed
    }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Replaces bars, which would end the cell of a table.
  private static func bars(_ tex: String, inTable: Bool) -> String {
    guard inTable, tex.contains("|") else { return tex }
    return tex.replacing(#"\|"#, with: #"\Vert "#).replacing("|", with: #"\vert "#).trimmed
  }
}
