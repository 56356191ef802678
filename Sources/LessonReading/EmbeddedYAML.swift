internal import Yams

/// Reads a YAML document that stands inside a lesson file.
///
/// - Parameters:
///   - text: The document.
///   - start: Where its first line begins in the file; further lines begin in the same column.
/// - Returns: The document's root, nil where it is empty.
/// - Throws: What is wrong, at its place in the file.
func readYAML(_ text: String, at start: SourcePosition) throws(LessonFault) -> Node? {
  func fault(_ problem: String, line: Int = 1, column: Int = 1) -> LessonFault {
    LessonFault(
      """
      this is not well-formed YAML: \(problem); put text that holds `: `, ` #` or brackets into \
      quotes, and indent with spaces
      """, at: position(ofLine: line, column: column, in: text, at: start))
  }
  do {
    // What kind of value a scalar is, is for those to say who read it: to find out takes longer than
    // to read the text.
    return try Yams.compose(yaml: text, .basic, .default, .utf8)
  } catch let error as YamlError {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      // What is missed only at the end is to blame where it began.
      let isAtEnd =
        mark.line > text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      let place = isAtEnd ? context?.mark ?? mark : mark
      throw fault(problem, line: place.line, column: place.column)
    case .duplicatedKeysInMapping(let keys, let context):
      let key = keys.min() ?? ""
      throw LessonFault(
        "`\(key)` is given twice in this YAML; keep one of the two",
        at: position(
          ofLine: line(ofSecond: key, in: text, after: context.mark), column: context.mark.column,
          in: text, at: start))
    case .reader(let problem, let offset, _, _):
      let before = text.prefix(offset ?? 0).split(separator: "\n", omittingEmptySubsequences: false)
      throw fault(
        problem, line: max(before.count, 1), column: (before.last?.unicodeScalars.count ?? 0) + 1)
    default:
      throw fault("\(error)")
    }
  } catch {
    throw fault("\(error)")
  }
}

/// Finds the second line with a key in the mapping that begins at `mark`; its first line where the
/// mapping is written otherwise.
private func line(ofSecond key: String, in text: String, after mark: Mark) -> Int {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let entry = String(repeating: " ", count: mark.column - 1) + key + ":"
  let found = lines.indices.dropFirst(mark.line - 1).filter { lines[$0].hasPrefix(entry) }
  return found.count > 1 ? found[1] + 1 : mark.line
}

/// Turns a line and a column of a document, which count from 1 and by scalars, into a place in the
/// file.
func position(
  ofLine line: Int, column: Int, in text: String, at start: SourcePosition
) -> SourcePosition {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let content = lines.indices.contains(line - 1) ? lines[line - 1] : ""
  let before = String.UnicodeScalarView(content.unicodeScalars.prefix(max(column - 1, 0)))
  return SourcePosition(
    line: start.line + max(line - 1, 0), column: start.column + String(before).utf8.count)
}
