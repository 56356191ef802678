/// Takes the commands of IPython out of code.
struct Magics {
  /// The code that stays.
  private(set) var source: String
  /// The language that a `%%` line names, such as `bash`.
  private(set) var language: String?
  /// The lines that were dropped.
  private(set) var dropped: [String] = []

  /// The languages of cell magics. Other cell magics leave Python.
  private static let languages = [
    "bash": "bash", "sh": "bash", "script": "bash", "html": "html", "HTML": "html",
    "javascript": "javascript", "js": "javascript", "latex": "latex", "markdown": "markdown",
    "svg": "xml", "SVG": "xml", "R": "r", "ruby": "ruby", "perl": "perl", "sql": "sql",
    "cython": "cython", "writefile": "text", "file": "text", "julia": "julia",
  ]

  init(_ source: String) {
    let mask = CodeMask(python: source)
    var kept: [Substring] = []
    var isStart = true
    var continuesMagic = false
    for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let text = line.trimmed
      if continuesMagic {
        dropped.append(text)
        continuesMagic = text.hasSuffix("\\")
        continue
      }
      if language == nil, !mask.linesInsideStrings.contains(index), Self.isCommand(text, isStart) {
        dropped.append(text)
        continuesMagic = text.hasSuffix("\\")
        if isStart, let match = text.firstMatch(of: /^%%(\w+)/) {
          language = Self.languages[String(match.1)]
        }
        isStart = isStart && text.hasPrefix("%")
        continue
      }
      if !text.isEmpty { isStart = false }
      kept.append(line)
    }
    self.source = kept.joined(separator: "\n")
  }

  private static func isCommand(_ text: String, _ isStart: Bool) -> Bool {
    if text.hasPrefix("%%") { return isStart && text.count > 2 }
    return text.firstMatch(of: /^%[A-Za-z_]\w*/) != nil || text.firstMatch(of: /^![^\s=]/) != nil
      || text.wholeMatch(of: /\?{1,2}[\w.]+|[\w.]+\?{1,2}/) != nil
  }
}
