internal import LessonReading

/// One piece of a lesson on a page, as its template sees it: exactly one of these is there.
struct PageCell {
  var prose: Markup?
  var card: ExerciseCard?
  var stub: StubCard?
  var figure: FigureView?
}

extension PageCell {
  /// Puts prose on a page, without the heading that repeats the lesson's title.
  init(_ prose: Prose, of lesson: Lesson, markup: inout LessonMarkup) {
    if let title = lesson.titleHeading, prose.headings.contains(title) {
      self.init(prose: markup.markup(of: prose.fragments, after: title))
    } else {
      self.init(prose: markup.markup(of: prose.fragments))
    }
  }
}

extension Lesson {
  /// The heading that repeats the lesson's title at its beginning, for readers of the Markdown.
  var titleHeading: Heading? {
    guard case .prose(let prose)? = cells.first, let heading = prose.headings.first,
      heading.level == 1, heading.text == title
    else { return nil }
    return heading
  }
}

extension Exercise {
  /// The name of the exercise's card on a page. A heading's slug has no dot, so the two differ.
  var anchor: String { "exercise.\(id)" }
}
