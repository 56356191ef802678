/// A solution or a test of the notebook that is not part of the lesson.
struct LessonNote: Sendable {
  /// The id of the exercise; nil where the note is for none.
  let exercise: String?
  let cell: Int
  /// The language of code; nil for Markdown.
  let language: String?
  let text: String
}

/// Something that the author must do or look at.
struct AuthorTask: Sendable {
  let place: String
  let message: String

  var line: String { "\(place): \(message)." }
}

/// The files about an import for its author, in Markdown.
struct LessonNotes {
  let title: String
  let notebook: String
  let solutions: [LessonNote]
  let tests: [LessonNote]
  let tasks: [AuthorTask]

  var tasksText: String {
    "# \(title): what is left to do\n\nThe lesson was made from \(notebook).\n\n"
      + tasks.map { "- [ ] \($0.line)\n" }.joined()
  }

  var solutionsText: String? {
    text(
      solutions, heading: "the notebook's solutions",
      use: "Write each solution in Swift, in a file of this folder.")
  }

  var testsText: String? {
    text(
      tests, heading: "the notebook's tests",
      use: "Write the checks of each exercise in the lesson's folder `Checks`.")
  }

  private func text(_ notes: [LessonNote], heading: String, use: String) -> String? {
    guard !notes.isEmpty else { return nil }
    let parts = notes.map { note in
      let owner = note.exercise.map { "The exercise `\($0)`, cell" } ?? "Cell"
      let body = note.language.map { note.text.fenced($0) } ?? note.text
      return "## \(owner) \(note.cell)\n\n\(body)\n"
    }
    return "# \(title): \(heading)\n\n\(use)\n\n" + parts.joined(separator: "\n")
  }
}
