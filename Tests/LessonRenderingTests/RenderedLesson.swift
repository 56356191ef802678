import LessonReading
import LessonRendering
import Typesetting

/// A lesson of one text, and the HTML of its prose.
struct RenderedLesson {
  /// A typesetter without KaTeX and highlight.js, whose HTML is the text as it was written.
  static let typesetter = Typesetter(searchRoots: [])

  let lesson: Lesson
  let html: String

  /// - Throws: What is wrong with the text.
  init(
    _ markdown: String, images: LessonImages = LessonImages(), areInlined: Bool = true,
    others: [String: String] = [:]
  ) throws {
    let frontMatter = "---\ntitle: L\nmodule: L\nlanguage: en\nsummary: S\n---\n\n"
    lesson = try readLesson(Array((frontMatter + markdown).utf8), file: "Lesson.md")
    var renderer = HTMLRenderer(
      typesetter: Self.typesetter,
      images: PageImages(
        images, areInlined: areInlined, lessons: LessonPages(from: lesson, to: others)))
    html = lesson.cells.map { cell in
      if case .prose(let prose) = cell { renderer.html(of: prose.blocks) } else { "" }
    }.joined()
  }
}
