internal import LessonReading

/// Finds the headings of a Markdown text.
enum Headings {
  /// The text of the last heading, without markup.
  static func last(in markdown: String) -> String? { all(in: markdown).last?.text }

  static func all(in markdown: String) -> [Heading] {
    let front = "---\ntitle: a\nmodule: A\nlanguage: a\nsummary: a\n---\n\n"
    do {
      let draft = try LessonDraft(Array((front + markdown).utf8), file: "")
      return draft.lesson.headings.filter { !$0.text.allSatisfy(\.isWhitespace) }
    } catch {
      // A text that is larger than a lesson may be has no headings for the exercises in it.
      return []
    }
  }
}
