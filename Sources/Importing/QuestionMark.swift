/// A mark of Otter Assign that begins or ends a part of an assignment, such as `# BEGIN QUESTION`.
struct QuestionMark {
  enum Part: String {
    case question = "QUESTION"
    case prompt = "PROMPT"
    case solution = "SOLUTION"
    case tests = "TESTS"
    case assignment = "ASSIGNMENT CONFIG"
  }

  let part: Part
  let isBeginning: Bool
  private(set) var name: String?
  private(set) var points: Double?

  /// Reads the mark of a raw cell; nil where the text is another one.
  init?(rawCell source: String) {
    let lines = source.split(separator: "\n").map(\.trimmed).filter { !$0.isEmpty }
    guard let first = lines.first,
      let match = first.uppercased()
        .wholeMatch(
          of: /#*\s*(?:(BEGIN|END)\s+)?(QUESTION|PROMPT|SOLUTION|TESTS|ASSIGNMENT CONFIG)/),
      match.1 != nil || match.2 == "ASSIGNMENT CONFIG", let part = Part(rawValue: String(match.2))
    else { return nil }
    self.part = part
    isBeginning = match.1 != "END"
    for line in lines.dropFirst() {
      guard let pair = line.wholeMatch(of: /(name|points)\s*:\s*(.+)/) else { continue }
      let value = pair.2.trimmingQuotes
      if pair.1 == "name" { name = value } else { points = Double(value) }
    }
  }

  /// Takes the marks of questions out of Markdown: blocks of code and comments.
  static func taking(from source: String) -> (marks: [QuestionMark], text: String) {
    var marks: [QuestionMark] = []
    let blocks =
      /(?:```[^\n]*\n\s*((?:BEGIN|END) QUESTION[^`]*)```|<!--\s*((?:BEGIN|END) QUESTION(?s:.*?))-->)[ \t]*\n?/
    let text = source.replacing(blocks) { match in
      guard let mark = QuestionMark(rawCell: String(match.1 ?? match.2 ?? "")) else {
        return String(match.0)
      }
      marks.append(mark)
      return ""
    }
    return (marks, text)
  }
}

extension Substring {
  fileprivate var trimmingQuotes: String {
    String(trimmed.filter { $0 != "\"" && $0 != "'" })
  }
}
