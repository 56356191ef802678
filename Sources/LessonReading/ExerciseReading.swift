/// A reading of the attributes of one exercise that collects what is wrong with them.
struct ExerciseReading {
  let info: FenceInfo
  let fence: SourcePosition
  var faults: [LessonFault]

  private mutating func fault(_ message: String, at position: SourcePosition? = nil) {
    faults.append(LessonFault(message, at: position ?? info.brace ?? fence))
  }

  private func value(_ key: String) -> FenceInfo.Word? {
    info.values.first { $0.key.text == key }?.value
  }

  mutating func checkForm() {
    if info.language != "swift" {
      let said = info.language.isEmpty ? "no language" : "`\(info.language)`"
      fault("an exercise is written in `swift`, and this fence says \(said); begin with ```swift {", at: fence)
    }
    if !info.classes.contains(where: { $0.text == "exercise" }) {
      fault("this looks like an exercise without the class; add `.exercise` to its attributes")
    }
  }

  mutating func checkNames(keys: [String], classes: [String]) {
    for (key, _) in info.values where !keys.contains(key.text) {
      fault(
        "`\(key.text)` is no attribute of an exercise; \(suggestion(for: key.text, among: keys))",
        at: key.position)
    }
    for word in info.classes where !classes.contains(word.text) {
      fault(
        "`.\(word.text)` is no class of an exercise; \(suggestion(for: word.text, among: classes))",
        at: word.position)
    }
  }

  mutating func id() -> FenceInfo.Word? {
    if info.ids.count > 1 { fault("the exercise has two ids; keep one", at: info.ids[1].position) }
    guard let id = info.ids.first else {
      fault("the exercise has no id; add `#name` to its attributes")
      return nil
    }
    if id.text.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) == nil {
      fault("`#\(id.text)` is no id; write lowercase words joined by dashes", at: id.position)
    }
    return id
  }

  mutating func file() -> FenceInfo.Word? {
    guard let file = value("file") else {
      fault("the exercise has no file; add `file=Name.swift` to its attributes")
      return nil
    }
    if file.text.wholeMatch(of: /[A-Za-z][A-Za-z0-9_]*\.swift/) == nil {
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
    guard word.text.wholeMatch(of: /[0-9]{1,4}/) != nil, let number = Int(word.text), number > 0
    else {
      fault("`\(word.text)` is no number of \(key); write a whole number from 1", at: word.position)
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
    let title = heading?.trimmingPrefix(/(bonus )?exercise( [0-9]+)?: */.ignoresCase())
    guard let title, !title.isEmpty else {
      fault("the exercise has no title; put a heading above it, or add `title=\"…\"`")
      return nil
    }
    return String(title)
  }

  func needs() -> [FenceInfo.Word] {
    guard let value = value("needs") else { return [] }
    return value.text.split { $0 == "," || $0 == " " }
      .map { FenceInfo.Word(text: String($0), position: value.position) }
  }

  /// Checks that the stub says of itself, and of no other exercise, that it is unfinished.
  mutating func checkStub(_ block: CodeBlock, of id: String) {
    var isUnfinished = false
    for (index, line) in block.source.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated() where line.contains("unfinished")
    {
      let comment = line.firstRange(of: "//")?.lowerBound ?? line.endIndex
      for call in line[..<comment].matches(of: /\bunfinished\s*\(\s*"([^"]*)"\s*\)/) {
        if call.1 == id {
          isUnfinished = true
          continue
        }
        let column = line.utf8.distance(from: line.startIndex, to: call.range.lowerBound)
        let body = block.bodyPosition
        fault(
          "this stub is `\(id)` but calls unfinished(\"\(call.1)\"); name its own exercise",
          at: SourcePosition(line: body.line + index, column: body.column + column))
        isUnfinished = true
      }
    }
    if !isUnfinished {
      fault("the stub never calls unfinished(\"\(id)\"); add it where the student's code goes", at: block.bodyPosition)
    }
  }
}
