package import YAMLReading

/// Reads a YAML document inside a lesson file.
///
/// - Parameters:
///   - text: The document.
///   - start: Where its first line begins in the file; further lines begin in the same column.
/// - Returns: The document's value, nil where it is empty.
/// - Throws: The fault, at its place in the file.
func readYAML(_ text: String, at start: SourcePosition) throws(LessonFault) -> YAMLValue? {
  do {
    return try YAMLReading.readYAML(text)
  } catch {
    throw LessonFault(error.message, at: position(of: error.place, in: text, at: start))
  }
}

/// Turns a place in a document into one in the file.
func position(of place: YAMLPlace, in text: String, at start: SourcePosition) -> SourcePosition {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let content = lines.indices.contains(place.line - 1) ? lines[place.line - 1] : ""
  let before = String.UnicodeScalarView(content.unicodeScalars.prefix(max(place.column - 1, 0)))
  return SourcePosition(
    line: start.line + max(place.line - 1, 0), column: start.column + String(before).utf8.count)
}

extension Figure {
  /// Turns a place in the figure's description into one in the lesson file.
  package func position(of place: YAMLPlace) -> SourcePosition {
    LessonReading.position(of: place, in: body, at: bodyPosition)
  }
}
