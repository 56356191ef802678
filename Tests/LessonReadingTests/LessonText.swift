import LessonReading

/// Correct front matter, for texts about the content after it.
let frontMatter = """
  ---
  title: Optimizers
  module: Optimizers
  language: en
  summary: How to descend.
  ---

  """

/// A text with marks, as in a table of test cases, and the meanings of the marks.
struct MarkedText {
  let text: String
  /// The places of the marks `¦`, in the order of the text.
  let marks: [SourcePosition]

  init(_ marked: String) {
    var text = ""
    var marks: [SourcePosition] = []
    var place = SourcePosition(line: 1, column: 1)
    for character in marked {
      if character == "¦" {
        marks.append(place)
        continue
      }
      text.append(character)
      if character.isNewline {
        place = SourcePosition(line: place.line + 1, column: 1)
      } else {
        place.column += character.utf8.count
      }
    }
    self.text = text
    self.marks = marks
  }
}

/// Reads a lesson whose front matter is right.
func readBody(_ body: String) throws(LessonFaults) -> Lesson {
  try readLesson(Array((frontMatter + body).utf8), file: "Lesson.md")
}

/// Reads a text and returns its faults.
func faults(in text: String) -> [LessonFault] {
  do {
    _ = try readLesson(Array(text.utf8), file: "Lesson.md")
    return []
  } catch {
    return error.faults
  }
}
