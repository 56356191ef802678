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
  /// The lessons before and after this one; nil where there is none that is published.
  let previous: Neighbour?
  let next: Neighbour?

  /// Another lesson, with the address of its page.
  struct Neighbour {
    let title: String
    let link: String

    init(_ lesson: Lesson) {
      title = lesson.title
      link = "../\(Site.path(of: lesson))"
    }
  }

  init(
    _ lesson: Lesson, neighbours: (previous: Lesson?, next: Lesson?), cells: [PageCell],
    grounds: Markup, notes: [String]
  ) {
    previous = neighbours.previous.map(Neighbour.init)
    next = neighbours.next.map(Neighbour.init)
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
  let title: String
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

  init(_ contents: SiteContents) {
    let count = contents.entries.count
    title = contents.title ?? "Lessons"
    summary = Markup(sentence: count == 1 ? "One lesson." : "\(count) lessons.")
    lessons = contents.entries.map { entry in
      let due = entry.due.map { " · due \($0)" } ?? ""
      return Entry(
        title: entry.lesson.title, summary: Markup(sentence: entry.lesson.summary),
        facts: entry.lesson.facts + due,
        link: entry.isPublished ? Site.path(of: entry.lesson) : nil)
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
