internal import LessonReading

/// Separates formulas from raw HTML, in which the lesson reader reads no Markdown.
///
/// Jupyter typesets formulas everywhere, also in `<div>` and `<td>`.
enum FormulasInHTML {
  /// Returns the lines with blank lines around the text of each line of HTML that has a formula.
  static func separated(_ lines: [String]) -> [String] {
    var lines = lines
    // Each step separates one line.
    for _ in 0..<lines.count {
      guard let line = firstLine(in: lines) else { return lines }
      let text = lines[line]
      let parts = text.firstMatch(of: /^((?:\s*<[^<>]+>)*)(.*?)((?:<\/[^<>]+>\s*)*)$/)
      let opening = parts.map { String($0.1) } ?? ""
      let closing = parts.map { String($0.3) } ?? ""
      let middle = parts.map { String($0.2).trimmed } ?? text
      lines.replaceSubrange(
        line...line,
        with: (opening.isEmpty ? [""] : [opening, ""]) + [middle]
          + (closing.isEmpty ? [] : ["", closing]))
    }
    return lines
  }

  /// The first line with a formula that is raw HTML.
  private static func firstLine(in lines: [String]) -> Int? {
    let outline = MarkdownOutline(of: lines.joined(separator: "\n"))
    for block in outline.blocks where block.kind == .html {
      let start = block.text.trimmed.lowercased()
      if ["<pre", "<!--", "<script", "<style"].contains(where: start.hasPrefix) { continue }
      let found = block.lines.first { line in
        lines.indices.contains(line)
          && lines[line].contains(
            /\$\$|(?:^|[^\\])\$[^$\s][^$]*\$|(?:^|[^\\])\$ [^$]+ \$|\\begin\{|\\\\[(\[]/)
      }
      if let found { return found }
    }
    return nil
  }
}
