package import LessonReading
internal import LessonRendering

/// The lessons of a course in their order, and which of them a site has pages for.
package struct SiteContents {
  /// A lesson of the course.
  package struct Entry {
    package let lesson: Lesson
    /// The lesson's folder, by which other lessons link to it.
    let folder: String
    /// When submissions are due, in words; nil where there is no such date.
    let due: String?
    /// Whether the site has a page for the lesson.
    let isPublished: Bool

    package init(_ lesson: Lesson, folder: String, due: String? = nil, isPublished: Bool) {
      self.lesson = lesson
      self.folder = folder
      self.due = due
      self.isPublished = isPublished
    }
  }

  /// The course's title; nil where it has none.
  let title: String?
  let entries: [Entry]

  package init(title: String?, _ entries: [Entry]) {
    self.title = title
    self.entries = entries
  }

  /// Returns where the links of a lesson's page lead.
  func pages(from lesson: Lesson) -> LessonPages {
    let published = entries.filter(\.isPublished).map {
      ($0.folder, "../\(Site.path(of: $0.lesson))")
    }
    return LessonPages(
      from: lesson, to: Dictionary(published, uniquingKeysWith: { first, _ in first }))
  }

  /// Returns the published lessons before and after a lesson.
  func neighbours(of lesson: Lesson) -> (previous: Lesson?, next: Lesson?) {
    guard let place = entries.firstIndex(where: { $0.lesson.id == lesson.id }) else {
      return (nil, nil)
    }
    return (
      entries[..<place].last(where: \.isPublished)?.lesson,
      entries[(place + 1)...].first(where: \.isPublished)?.lesson
    )
  }
}
