/// A text divided by the marks that nbgrader and Otter Assign use for solutions.
struct SolutionMarks {
  /// The text without solutions. A gap stands in the place of each.
  private(set) var visible: String
  /// Whether the text had a mark.
  private(set) var isMarked = false
  /// Whether a mark has no partner. The whole text then counts as a solution.
  private(set) var isUnbalanced = false

  private enum Region {
    case solution(end: String)
    case prompt
  }

  /// Divides a text.
  ///
  /// - Parameters:
  ///   - source: Code or Markdown.
  ///   - gap: The line that replaces a solution, without indentation.
  init(_ source: String, gap: String) {
    var kept: [Substring] = []
    var region: Region?
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      let indentation = line.prefix { $0 == " " || $0 == "\t" }
      if let mark = Self.mark(in: line) {
        isMarked = true
        switch (mark.isOpening, mark.name) {
        case (true, "PROMPT"):
          if region == nil { region = .prompt } else { isUnbalanced = true }
        case (true, _):
          if region == nil {
            region = .solution(end: mark.name)
            if !mark.hasNoPrompt { kept.append("\(indentation)\(gap)") }
          } else {
            isUnbalanced = true
          }
        case (false, _):
          if region == nil { isUnbalanced = true }
          region = nil
        }
      } else if region == nil || Self.isPrompt(region) {
        if let code = Self.beforeSolutionMark(line) {
          isMarked = true
          if let code { kept.append("\(code)") }
        } else {
          kept.append(line)
        }
      }
    }
    if region != nil { isUnbalanced = true }
    visible = isUnbalanced ? gap : kept.joined(separator: "\n")
  }

  private static func isPrompt(_ region: Region?) -> Bool {
    if case .prompt = region { true } else { false }
  }

  private static func mark(
    in line: Substring
  ) -> (isOpening: Bool, name: String, hasNoPrompt: Bool)? {
    let upper = line.uppercased()
    let pattern =
      /(?:#|\/\/|--|%|;|===|<!--|^)\s*(BEGIN|END)[ _](SOLUTION|MARK SCHEME|PROMPT)\b(.*)/
    guard let match = upper.firstMatch(of: pattern) else { return nil }
    return (match.1 == "BEGIN", String(match.2), match.3.contains("NO PROMPT"))
  }

  /// The code before Otter's mark `# SOLUTION`, with its value replaced; nil where the line has no
  /// mark, and the inner nil where nothing of the line stays.
  private static func beforeSolutionMark(_ line: Substring) -> String?? {
    guard
      let match = line.firstMatch(of: /(?:#|\/\/)\s*SOLUTION\b\s*:?\s*(NO PROMPT)?\s*$/)
    else { return nil }
    let code = line[..<match.range.lowerBound]
    let indentation = code.prefix { $0 == " " || $0 == "\t" }
    if match.1 != nil || code.allSatisfy(\.isWhitespace) { return .some(nil) }
    // An assignment, but no comparison and no keyword argument.
    if let assignment = code.firstMatch(of: /^(\s*[\w.,\[\]'"\s]+?(?::\s*\w+)?\s*[-+*\/]?=)(?!=)/) {
      return "\(assignment.1) ..."
    }
    if code.firstMatch(of: /^\s*return\b/) != nil { return "\(indentation)return ..." }
    return "\(indentation)..."
  }
}
