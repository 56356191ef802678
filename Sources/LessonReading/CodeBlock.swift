/// A block of code as it was parsed: an exercise, an experiment, a figure, a formula or plain code.
struct CodeBlock: Sendable {
  let source: String
  /// The fence's information; empty for an indented block.
  let info: FenceInfo
  /// Where the fence, or the indented text, begins.
  let position: SourcePosition
  /// The number of its last line, the closing fence's where there is one.
  let lastLine: Int
  /// Whether it is in no list, quotation or other block.
  let isTopLevel: Bool

  /// Where the first line inside the fence begins.
  var bodyPosition: SourcePosition {
    SourcePosition(line: position.line + 1, column: position.column)
  }

  /// The block as a part of prose; nil if the fence makes it a separate cell.
  var prose: Block? {
    if info.unbracedAttributes != nil || info.isMeantAsExercise || info.isMeantAsExperiment
      || info.language == "figure"
    {
      return nil
    }
    if info.language == "math" {
      return .formula(Formula(tex: source.trimmed, isDisplay: true, position: position))
    }
    let language = info.language.isEmpty ? info.classes.first?.text : info.language
    return .code(source: source, language: language, position)
  }
}

extension FenceInfo {
  /// The attributes of an exercise, an experiment or a figure after the language without braces.
  var unbracedAttributes: Word? {
    guard let unbraced,
      language == "figure"
        || [".exercise", ".experiment"].contains(where: unbraced.text.contains)
    else {
      return nil
    }
    return unbraced
  }
}

extension String {
  /// The text without spaces and line feeds at either end.
  var trimmed: String {
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? startIndex
    return String(self[..<end].drop(while: \.isWhitespace))
  }
}
