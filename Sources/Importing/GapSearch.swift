/// Finds the marks that tell students to write code.
enum GapSearch {
  /// Whether code has a gap.
  static func hasGap(_ source: String, language: String) -> Bool {
    let words =
      /\b(?:(?:YOUR|WRITE(?: YOUR)?|ADD(?: YOUR)?|INSERT(?: YOUR)?|START|ENTER(?: YOUR)?) CODE\b(?! (?:above|with|was|is)\b)|YOUR ANSWER HERE|YOUR SOLUTION|FILL (?:THIS )?IN\b)/
      .ignoresCase()
    let todo = /(?:#|\/\/|--|%)+\s*(?:TODO|FIXME)\b/
    let comments = source.split(separator: "\n")
      .filter { $0.contains("#") || $0.contains("//") || $0.contains("--") || $0.contains("%") }
    if comments.contains(where: { $0.firstMatch(of: todo) != nil }) { return true }
    if comments.contains(where: { $0.firstMatch(of: words) != nil }) { return true }
    guard isPython(language) else {
      return source.split(separator: "\n").contains {
        $0.wholeMatch(of: /\s*(?:\.\.\.|…|_{3,})\s*;?\s*(?:(?:#|\/\/).*)?/) != nil
          || $0.firstMatch(of: /(?:=|<-)\s*(?:\.\.\.|…|_{3,})\s*;?\s*$/) != nil
      }
    }
    let mask = CodeMask(python: source)
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
