internal import Checking
internal import Grading
internal import LessonReading
internal import LessonRendering

/// The input of the template of a page's contents: the lesson's chapters and exercises in the
/// lesson's order, each exercise with its verdict where it was graded.
struct ContentsView {
  let entries: [Entry]
  /// The score and the number of exercises to fix, beside the heading of a folded list.
  let tally: String?
  /// The card of the first exercise to fix.
  let fix: String?

  /// A chapter or an exercise.
  struct Entry {
    let target: String
    let text: String
    var status: String?
    var mark: String?
    var word: String?
  }

  /// Creates the contents of a graded lesson's page.
  ///
  /// - Parameters:
  ///   - graded: The graded lesson.
  ///   - isBrief: Whether the page contains only the exercises that did not pass.
  init(_ graded: GradedLesson, isBrief: Bool = false) {
    let results = graded.exercises.filter { !isBrief || $0.status != .passed }
    entries =
      isBrief
      ? results.map(Entry.init)
      : graded.lesson.contents(of: Dictionary(grouping: results, by: \.exercise.id))
    let wrong = graded.exercises.filter(\.needsFixing)
    let score = "\(graded.score)/\(graded.maxScore) points"
    tally = wrong.isEmpty ? score : "\(score), \(wrong.count) to fix"
    fix = wrong.first?.exercise.anchor
  }

  /// Creates the contents of a published lesson's page, or nil where there is only one entry.
  init?(_ lesson: Lesson) {
    entries = lesson.contents(of: [:])
    tally = nil
    fix = nil
    if entries.count < 2 { return nil }
  }
}

extension ContentsView.Entry {
  init(_ graded: GradedExercise) {
    self.init(
      target: graded.exercise.anchor, text: graded.exercise.title, status: graded.status.rawValue,
      mark: graded.status.mark, word: graded.status.word)
  }
}

extension Lesson {
  fileprivate func contents(of results: [String: [GradedExercise]]) -> [ContentsView.Entry] {
    var entries: [ContentsView.Entry] = []
    var hasFootnotes = false
    for cell in cells {
      switch cell {
      case .prose(let prose):
        entries += prose.headings.filter { $0.level == 2 }
          .map { ContentsView.Entry(target: $0.slug, text: $0.text) }
        hasFootnotes = hasFootnotes || prose.hasFootnotes
      case .exercise(let exercise):
        // A chapter named after its exercise is one entry with it.
        let isNamed = entries.last.map {
          $0.status == nil && $0.text.lowercased().hasSuffix(exercise.title.lowercased())
        }
        if let result = results[exercise.id]?.first {
          if isNamed == true { entries.removeLast() }
          entries.append(ContentsView.Entry(result))
        } else if isNamed != true {
          entries.append(ContentsView.Entry(target: exercise.anchor, text: exercise.title))
        }
      case .hint, .figure, .experiment: break
      }
    }
    if hasFootnotes {
      entries.append(ContentsView.Entry(target: HTMLRenderer.footnotesAnchor, text: "Footnotes"))
    }
    return entries
  }
}

extension Prose {
  /// Whether the list of the lesson's footnotes is here.
  var hasFootnotes: Bool {
    if case .footnotes? = blocks.last { true } else { false }
  }
}
