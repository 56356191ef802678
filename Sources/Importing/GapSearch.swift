/// Finds the marks that tell students to write code.
enum GapSearch {
  /// Whether code has a gap.
  static func hasGap(_ source: String, language: String) -> Bool {
    let words =
      /\b(?:(?:YOUR|WRITE(?: YOUR)?|ADD(?: YOUR)?|INSERT(?: YOUR)?|START|ENTER(?: YOUR)?) CODE\b(?! (?:above|with|was|is)\b)|YOUR ANSWER HERE|YOUR SOLUTION|FILL (?:THIS )?IN\b)/
      .ignoresCase()
    let todo = /(?:#|\/\/|--|%)+\s*(?:TODO|FIXME)\b/
    let mask = isPython(language) ? CodeMask(python: source) : nil
    let comments = (mask?.comments ?? source).split(separator: "\n")
      .filter { line in ["#", "//", "--", "%"].contains { line.contains($0) } }
    if comments.contains(where: { $0.contains(todo) || $0.contains(words) }) { return true }
    guard let mask else {
      return source.split(separator: "\n").contains {
        $0.wholeMatch(of: /\s*(?:\.\.\.|…|_{3,})\s*;?\s*(?:(?:#|\/\/).*)?/) != nil
          || $0.firstMatch(of: /(?:=|<-)\s*(?:\.\.\.|…|_{3,})\s*;?\s*$/) != nil
      }
    }
    let code = String(mask.code)
    return code.contains(/\braise\s+NotImplementedError\b/)
      || code.contains(/(?:^|[\s=(,:])_{3,}(?:$|[\s),:])/)
      || hasEllipsis(mask.code)
  }

  static func isPython(_ language: String) -> Bool {
    ["python", "python2", "python3", "ipython", "ipython3"].contains(language)
  }

  /// Whether Python code has `...` outside of square brackets, where it is an index or a type.
  private static func hasEllipsis(_ code: [Character]) -> Bool {
    var depth = 0
    var dots = 0
    for character in code {
      switch character {
      case "[": depth += 1
      case "]": depth = max(depth - 1, 0)
      default: break
      }
      dots = character == "." ? dots + 1 : 0
      if dots == 3, depth == 0 { return true }
      if character == "…", depth == 0 { return true }
    }
    return false
  }
}
