internal import YAMLReading

/// Reads the attributes of an exercise or an experiment and collects their faults.
struct ExerciseReading {
  let info: FenceInfo
  let fence: SourcePosition
  var faults: [LessonFault]
  /// The kind of cell in messages, with its article.
  var noun = "an exercise"
  /// The class that makes a fence a cell of this kind.
  var className = "exercise"

  /// The kind of cell with a definite article.
  private var cell: String { "the \(className)" }

  private mutating func fault(_ message: String, at position: SourcePosition? = nil) {
    faults.append(LessonFault(message, at: position ?? info.brace ?? fence))
  }

  private func value(_ key: String) -> FenceInfo.Word? {
    info.values.first { $0.key.text == key }?.value
  }

  mutating func checkForm() {
    if info.language != "swift" {
      let said = info.language.isEmpty ? "no language" : "`\(info.language)`"
      fault(
        "\(noun) is written in `swift`, and this fence says \(said); begin with ```swift {",
        at: fence)
    }
    if !info.classes.contains(where: { $0.text == className }) {
      fault("this looks like \(noun) without the class; add `.\(className)` to its attributes")
    }
  }

  mutating func checkNames(keys: [String], classes: [String]) {
    for (key, _) in info.values where !keys.contains(key.text) {
      fault(
        "`\(key.text)` is no attribute of \(noun); \(suggestion(for: key.text, among: keys))",
        at: key.position)
    }
    for word in info.classes where !classes.contains(word.text) {
      fault(
        "`.\(word.text)` is no class of \(noun); \(suggestion(for: word.text, among: classes))",
        at: word.position)
    }
  }

  mutating func id() -> FenceInfo.Word? {
    if info.ids.count > 1 { fault("\(cell) has two ids; keep one", at: info.ids[1].position) }
    guard let id = info.ids.first else {
      fault("\(cell) has no id; add `#name` to its attributes")
      return nil
    }
    if !id.text.isID {
      fault("`#\(id.text)` is no id; write lowercase words joined by dashes", at: id.position)
    }
    return id
  }

  mutating func file() -> FenceInfo.Word? {
    guard let file = value("file") else {
      fault("\(cell) has no file; add `file=Name.swift` to its attributes")
      return nil
    }
    if !file.text.isSwiftFileName {
      fault(
        "`\(file.text)` is no plain Swift file name; write one such as `Momentum.swift`, without a folder",
        at: file.position)
    }
    return file
  }

  mutating func number(_ key: String, isRequired: Bool) -> Int? {
    guard let word = value(key) else {
      if isRequired { fault("the exercise has no \(key); add `\(key)=10` to its attributes") }
      return nil
    }
    guard let number = Int(word.text), (1...9999).contains(number) else {
      fault(
        "`\(word.text)` is no number of \(key); write a whole number from 1 to 9999",
        at: word.position)
      return nil
    }
    return number
  }

  mutating func title(under heading: String?) -> String? {
    if let title = value("title") {
      if !title.text.allSatisfy(\.isWhitespace) { return title.text }
      fault("the title is empty; write one, or drop it for the heading's", at: title.position)
      return nil
    }
    guard let title = heading?.withoutLabel, !title.isEmpty else {
      fault("\(cell) has no title; put a heading above it, or add `title=\"…\"`")
      return nil
    }
    return title
  }

  func needs() -> [FenceInfo.Word] {
    guard let value = value("needs") else { return [] }
    return value.text.split { $0 == "," || $0 == " " }
      .map { FenceInfo.Word(text: String($0), position: value.position) }
  }

  /// Checks that the stub calls `unfinished` with its own exercise's id.
  mutating func checkStub(_ block: CodeBlock, of id: String) {
    let body = block.bodyPosition
    var isUnfinished = false
    for (index, line) in block.source.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      var scanner = ByteScanner(line)
      let comment = scanner.skip(to: "//") ? scanner.index : line.count
      scanner = ByteScanner(line.prefix(comment))
      while scanner.skip(to: "unfinished") {
        let column = body.column + scanner.index
        guard let called = scanner.takeUnfinished() else { continue }
        isUnfinished = true
        if called != id {
          fault(
            "this stub is `\(id)` but calls unfinished(\"\(called)\"); name its own exercise",
            at: SourcePosition(line: body.line + index, column: column))
        }
      }
    }
    if !isUnfinished {
      fault(
        "the stub never calls unfinished(\"\(id)\"); add it where the student's code goes", at: body
      )
    }
  }
}

extension ByteScanner {
  /// Takes the word `unfinished` and returns the text that it is called with; nil where it is not
  /// called.
  fileprivate mutating func takeUnfinished() -> String? {
    _ = take("unfinished")
    skipSpaces()
    guard take("(") else { return nil }
    skipSpaces()
    return isAtQuote ? quoted() : nil
  }
}

extension String {
  /// Whether this is lowercase words joined by dashes.
  var isID: Bool {
    first.map { ("a"..."z").contains($0) } == true
      && split(separator: "-", omittingEmptySubsequences: false).allSatisfy { word in
        !word.isEmpty && word.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) }
      }
  }

  /// Whether this is a Swift file's name without a folder.
  var isSwiftFileName: Bool {
    let stem = dropLast(".swift".count)
    return hasSuffix(".swift") && stem.first?.isLetter == true
      && stem.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
  }

  /// A heading without a leading `Exercise:`, `Exercise 3:` or `Bonus exercise:`.
  fileprivate var withoutLabel: String {
    guard let colon = firstIndex(of: ":") else { return self }
    var label = self[..<colon].lowercased().split(separator: " ")[...]
    if label.first == "bonus" { label = label.dropFirst() }
    guard label.first == "exercise", label.dropFirst().allSatisfy({ Int($0) != nil }) else {
      return self
    }
    return String(self[index(after: colon)...].drop(while: \.isWhitespace))
  }
}
