internal import LessonReading

/// The input of the template of a published lesson's page. A name in `lesson.mustache` is a
/// property here.
struct SitePage {
  let title: String
  /// The name by which the lesson's links find its title.
  let slug: String?
  let summary: Markup
  let policy = ContentPolicy.site
  let facts: String
  let strip: [StripItem]
  let contents: ContentsView?
  let cells: [PageCell]
  /// The definitions that the figures share.
  let grounds: Markup
  let version: String?
  let notes: [String]

  init(_ lesson: Lesson, cells: [PageCell], grounds: Markup, notes: [String]) {
    title = lesson.title
    slug = lesson.titleHeading?.slug
    summary = Markup(sentence: lesson.summary)
    facts = lesson.facts
    strip = lesson.exercises.map(StripItem.init)
    contents = ContentsView(lesson)
    self.cells = cells
    self.grounds = grounds
    version = lesson.version
    self.notes = notes
  }
}

/// The input of the template of the page with all lessons of a course.
struct IndexPage {
  let title = "Lessons"
  let slug: String? = nil
  let summary: Markup
  let policy = ContentPolicy.site
  let notes: [String] = []
  let lessons: [Entry]

  /// A lesson, with a link to its page where there is one.
  struct Entry {
    let title: String
    let summary: Markup
    let facts: String
    let link: String?
  }

  init(_ lessons: [Lesson], published: Set<String>) {
    summary = Markup(sentence: lessons.count == 1 ? "One lesson." : "\(lessons.count) lessons.")
    self.lessons = lessons.map {
      Entry(
        title: $0.title, summary: Markup(sentence: $0.summary), facts: $0.facts,
        link: published.contains($0.id) ? "\($0.id)/index.html" : nil)
    }
  }
}

extension Lesson {
  /// The number of exercises, the time and the points, in a line.
  var facts: String {
    func sum(_ exercises: [Exercise]) -> Int { exercises.map(\.points).reduce(0, +) }
    let minutes = exercises.compactMap(\.minutes).reduce(0, +)
    let bonus = sum(exercises.filter(\.isBonus))
    let parts = [
      exercises.count == 1 ? "1 exercise" : "\(exercises.count) exercises",
      minutes > 0 ? "about \(minutes) minutes" : nil,
      "\(sum(exercises.filter { !$0.isBonus })) points" + (bonus > 0 ? " and \(bonus) bonus" : ""),
    ]
    return parts.compactMap(\.self).joined(separator: " · ")
  }
}
