/// Reads a lesson from its file.
///
/// - Parameter path: The path of the Markdown file, which faults repeat as it is given.
/// - Returns: The lesson, in which nothing is wrong.
/// - Throws: Everything that is wrong with the file, or the one reason why it is no text.
package func readLesson(at path: String) throws(LessonFaults) -> Lesson {
  try lesson(from: SourceText(contentsOf: path), file: path)
}

/// Reads a lesson from the bytes of its file.
///
/// - Parameters:
///   - bytes: The file's content: UTF-8, at most 4 MB; a byte order mark and any line ends are fine.
///   - file: The name that faults begin with.
/// - Returns: The lesson, in which nothing is wrong.
/// - Throws: Everything that is wrong with the text, or the one reason why it is none.
package func readLesson(_ bytes: [UInt8], file: String) throws(LessonFaults) -> Lesson {
  try lesson(from: SourceText(bytes, file: file), file: file)
}

/// Reads a lesson's module alone from its file; nil where there is none that can be read.
package func lessonModule(at path: String) -> String? {
  guard let source = try? SourceText(contentsOf: path) else { return nil }
  let module = FrontMatter(source).module
  return module.isEmpty ? nil : module
}

private func lesson(from source: SourceText, file: String) throws(LessonFaults) -> Lesson {
  let draft = LessonDraft(source, file: file)
  guard draft.faults.isEmpty else { throw LessonFaults(file: file, draft.faults) }
  return draft.lesson
}
