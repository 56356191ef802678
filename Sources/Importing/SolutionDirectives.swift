/// Takes the directives of MyST with a solution out of Markdown, such as `:::{admonition} Solution`.
struct SolutionDirectives {
  private(set) var text: String
  private(set) var solutions: [String] = []

  init(_ source: String) {
    var kept: [Substring] = []
    var open: (fence: Substring, lines: [Substring])?
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      if let block = open {
        open?.lines.append(line)
        let text = line.trimmed
        if text.count >= block.fence.count, text.allSatisfy({ $0 == block.fence.first }) {
          solutions.append((block.lines + [line]).joined(separator: "\n"))
          open = nil
        }
      } else if let fence = Self.opening(line) {
        open = (fence, [line])
      } else {
        kept.append(line)
      }
    }
    if let open { solutions.append(open.lines.joined(separator: "\n")) }
    text = kept.joined(separator: "\n")
  }

  /// The fence of a directive with a solution; nil where the line opens none.
  private static func opening(_ line: Substring) -> Substring? {
    let directive =
      /^\s*(`{3,}|:{3,}|~{3,})\s*\{(?:solution|answer|solution-start|(?:admonition|dropdown|toggle|tip|note)\}[^\n]*\b(?:solution|answer))/
      .ignoresCase()
    return line.firstMatch(of: directive)?.1
  }
}
