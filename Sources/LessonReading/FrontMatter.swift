internal import YAMLReading

/// The YAML between the two lines `---` at the top of a lesson.
struct FrontMatter: Sendable {
  private(set) var title = ""
  private(set) var module = ""
  private(set) var language = ""
  private(set) var summary = ""
  private(set) var version: String?
  private(set) var faults: [LessonFault] = []
  /// The first line that is Markdown.
  private(set) var nextLine = 1

  private static let required = ["title", "module", "language", "summary"]
  private static let known = required + ["version"]

  init(_ source: SourceText) {
    let top = SourcePosition(line: 1, column: 1)
    func isDelimiter(_ line: Int) -> Bool {
      let text = source.string(source.lineRange(line))
      return text.hasPrefix("---") && text.dropFirst(3).allSatisfy(\.isWhitespace)
    }
    guard isDelimiter(1) else {
      faults.append(
        LessonFault(
          """
          the lesson has no front matter; begin the file with a line ---, then title, module, \
          language and summary, then a line ---
          """, at: top))
      return
    }
    nextLine = 2
    guard let end = (1...source.lineStarts.count).dropFirst().first(where: isDelimiter) else {
      faults.append(
        LessonFault("the front matter never ends; close it with a line ---", at: top))
      return
    }
    nextLine = end + 1
    let text = source.string(source.lineRange(2).lowerBound..<source.lineRange(end).lowerBound)
    read(end > 2 ? text : "", at: SourcePosition(line: 2, column: 1))
  }

  private mutating func read(_ text: String, at start: SourcePosition) {
    let root: YAMLValue?
    do {
      root = try readYAML(text, at: start)
    } catch {
      faults.append(error)
      return
    }
    let top = SourcePosition(line: 1, column: 1)
    guard let entries = root?.entries else {
      faults.append(
        LessonFault("the front matter is no list of `key: value` lines; write it as one", at: top))
      return
    }
    var found: Set<String> = []
    for entry in entries {
      let name = entry.key
      let place = position(of: entry.place, in: text, at: start)
      guard Self.known.contains(name) else {
        faults.append(
          LessonFault(
            "`\(name)` is no key of the front matter; \(suggestion(for: name, among: Self.known))",
            at: place))
        continue
      }
      found.insert(name)
      guard let text = entry.value.text, !text.allSatisfy(\.isWhitespace) else {
        faults.append(LessonFault("`\(name)` has no text; write `\(name): …`", at: place))
        continue
      }
      set(name, text, at: place)
    }
    for name in Self.required where !found.contains(name) {
      faults.append(
        LessonFault("the front matter has no `\(name)`; add a line `\(name): …`", at: top))
    }
  }

  private mutating func set(_ name: String, _ text: String, at place: SourcePosition) {
    switch name {
    case "title": title = text
    case "language": language = text
    case "summary": summary = text
    case "version": version = text
    default:
      module = text
      let isName = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      if !isName || text.first?.isUppercase != true {
        faults.append(
          LessonFault(
            "`\(text)` is no module name; write a word such as `LinearModels`", at: place))
      }
    }
  }
}
