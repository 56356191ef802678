package import LessonReading

/// The page of a student whose marks are not released, and the page that a published folder begins with.
package struct ReceiptPage {
  let title: String
  let slug: String? = nil
  let summary: Markup
  let notes: [String] = []
  let grounds = Markup("")
  let policy: String
  let style: Markup
  let sentences: [String]
  let files: [File]

  /// A file of an exercise.
  struct File {
    let name: String
    let state: String
  }

  /// Returns a page that says which files of a lesson arrived, and nothing of verdicts.
  ///
  /// - Parameters:
  ///   - lesson: The lesson.
  ///   - exercises: The ids of the exercises whose files have code in them.
  /// - Returns: The page's text.
  /// - Throws: ``TemplateFault`` where the page's template cannot be used.
  package static func received(_ lesson: Lesson, exercises: Set<String>) throws -> String {
    try page(
      lesson, summary: "What you handed in has arrived. Marks are not released yet.", [],
      lesson.exercises.map {
        File(name: $0.file, state: exercises.contains($0.id) ? "arrived" : "nothing in it")
      })
  }

  /// Returns the page that a published folder begins with. It names nobody.
  package static func entrance(_ lesson: Lesson) throws -> String {
    try page(
      lesson, summary: "Reports for a class.",
      ["Each report has an address of its own, which its student gets from the instructor."], [])
  }

  private static func page(
    _ lesson: Lesson, summary: String, _ sentences: [String], _ files: [File]
  ) throws -> String {
    let templates = try PageTemplates()
    return try templates.fill(
      "receipt",
      with: ReceiptPage(
        title: lesson.title, summary: Markup(sentence: summary),
        policy: ContentPolicy.text(styleSheets: [templates.styleSheet]),
        style: Markup(templates.styleSheet), sentences: sentences, files: files))
  }
}
