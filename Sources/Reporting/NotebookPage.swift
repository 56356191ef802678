internal import LessonReading
internal import LessonRendering

/// The input of the notebook's template. A name in `notebook.mustache` is a property here.
struct NotebookPage {
  let title: String
  /// The name by which the lesson's links find its title.
  let slug: String?
  let summary: Markup
  let policy = ContentPolicy.notebook
  let facts: String
  let maxScore: Int
  let notes: [String]
  let scripts: PageScripts
  let entries: [Entry]
  let exercises: [Named]
  let cells: [PageCell]
  /// The definitions that the figures share.
  let grounds: Markup
  let foot: String
  /// The address below which all requests of the page are.
  let address: String
  let previous: NotebookLinks.Entry?
  let next: NotebookLinks.Entry?
  /// The lessons of the course; empty where there is only one.
  let lessons: [NotebookLinks.Item]
  let hasLessons: Bool

  /// A chapter or an exercise in the contents.
  struct Entry {
    let target: String
    let text: String
    /// The exercise's id; nil for a chapter.
    var exercise: String?
  }

  /// An exercise's id.
  struct Named {
    let id: String
  }

  init(
    _ lesson: Lesson, links: NotebookLinks, cells: [PageCell], grounds: Markup,
    scripts: PageScripts, notes: [String]
  ) {
    title = lesson.title
    slug = lesson.titleHeading?.slug
    summary = Markup(sentence: lesson.summary)
    facts = lesson.facts
    maxScore = lesson.exercises.filter { !$0.isBonus }.map(\.points).reduce(0, +)
    self.notes = notes
    self.scripts = scripts
    entries = lesson.entries
    exercises = lesson.exercises.map { Named(id: $0.id) }
    self.cells = cells
    self.grounds = grounds
    address = links.address
    previous = links.previous
    next = links.next
    lessons = links.list
    hasLessons = !lessons.isEmpty
    foot = "Your work is saved in Lessons/\(lesson.module)/Exercises while you type."
  }
}

/// The input of the template of an exercise in the notebook.
struct EditorCard {
  let id: String
  let title: String
  let file: String
  let facts: String
  /// The height of the editor before its script runs, in lines.
  let rows: Int

  init(_ exercise: Exercise) {
    id = exercise.id
    title = exercise.title
    file = exercise.file
    facts = exercise.facts(points: "\(exercise.points) points")
    rows = min(max(exercise.stub.utf8.count { $0 == UInt8(ascii: "\n") }, 8), 40)
  }
}

extension Lesson {
  /// The chapters and exercises in the lesson's order.
  fileprivate var entries: [NotebookPage.Entry] {
    var entries: [NotebookPage.Entry] = []
    for cell in cells {
      switch cell {
      case .prose(let prose):
        entries += prose.headings.filter { $0.level == 2 }
          .map { NotebookPage.Entry(target: $0.slug, text: $0.text) }
      case .exercise(let exercise):
        // A chapter named after its exercise is one entry with it.
        if let last = entries.last, last.exercise == nil,
          last.text.lowercased().hasSuffix(exercise.title.lowercased())
        {
          entries.removeLast()
        }
        entries.append(
          NotebookPage.Entry(
            target: exercise.anchor, text: exercise.title, exercise: exercise.id))
      case .hint, .figure, .experiment: break
      }
    }
    return entries
  }
}
