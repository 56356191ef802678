internal import LessonReading

/// Changes fences of code that the lesson reader would refuse or take for cells of its own.
enum FenceRepair {
  /// Returns the text with closed fences, no fence within raw HTML, and no attributes of cells.
  static func repaired(_ source: String) -> String {
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    separateFromHTML(&lines)
    lines = FormulasInHTML.separated(lines)
    let blocks = MarkdownOutline(of: lines.joined(separator: "\n")).blocks
    for block in blocks.reversed() where block.kind == .fencedCode {
      guard lines.indices.contains(block.lines.lowerBound) else { continue }
      let last = min(block.lines.upperBound, lines.count - 1)
      let opening = lines[block.lines.lowerBound]
      guard let fence = opening.firstMatch(of: /^(.*?)(`{3,}|~{3,})/) else { continue }
      let prefix = String(fence.1)
      let closing = lines[last].trimmed.drop { $0 == ">" || $0 == " " }
      let isClosed =
        last > block.lines.lowerBound && closing.count >= fence.2.count
        && closing.allSatisfy { $0 == fence.2.first }
      if !isClosed {
        // A list's mark is not repeated on the next line.
        let margin = String(prefix.map { $0 == ">" ? ">" : " " })
        lines.insert(margin + fence.2, at: last + 1)
      }
      if let info = repairedInfo(block.info) {
        lines[block.lines.lowerBound] = prefix + fence.2 + info
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Puts a blank line above a fence within raw HTML, so that it is read as Markdown.
  private static func separateFromHTML(_ lines: inout [String]) {
    for _ in 0..<lines.count {
      let current = lines
      let fence = MarkdownOutline(of: current.joined(separator: "\n")).blocks
        .filter { block in
          block.kind == .html
            && !["<pre", "<!--", "<script", "<style"].contains {
              block.text.trimmed.lowercased().hasPrefix($0)
            }
        }
        .lazy.compactMap { block in
          block.lines.dropFirst().first { line in
            current.indices.contains(line)
              && ["```", "~~~"].contains { current[line].trimmed.hasPrefix($0) }
          }
        }.first
      guard let fence else { return }
      lines.insert("", at: fence)
    }
  }

  /// The info string without what makes a cell of the lesson; nil where it stays as it is.
  private static func repairedInfo(_ info: String) -> String? {
    let language = info.prefix { $0 != " " && $0 != "{" && $0 != "\t" }
    if language == "figure" { return "text" }
    let isCell = /exercise|experiment|bonus|points=|minutes=|needs=/.ignoresCase()
    return info.contains(isCell) ? String(language) : nil
  }
}
