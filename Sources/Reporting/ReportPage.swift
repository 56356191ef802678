internal import Checking
internal import Grading
internal import LessonReading

/// The page as its template sees it. A name in `report.mustache` is a property here.
///
/// The template looks a name that is nil up in what lies around it; where that could find another,
/// it says `.name`.
struct ReportPage {
  let title: String
  /// The name by which the lesson's links find its title.
  let slug: String?
  let summary: String
  let policy: String
  let style: Markup
  let unfold: Markup
  let score: Int
  let maxScore: Int
  let bonus: String?
  let next: NextView
  let remarks: [String]
  let notes: [String]
  let strip: [StripItem]
  let cells: [CellView]
  let isolation: String
  let seed: String
  let digest: String

  /// What the page says first.
  struct NextView {
    let lead: String
    let target: String?
    let title: String?
    let sentence: String
  }

  /// An exercise in the strip at the top.
  struct StripItem {
    let target: String
    let title: String
    let status: String
    let mark: String
    let word: String
    let points: String
  }

  /// One piece of the lesson: exactly one of these is there.
  struct CellView {
    var prose: Markup?
    var card: ExerciseCard?
    var figure: FigureView?
  }

  init(
    _ graded: GradedLesson, cells: [CellView], style: Markup, unfold: Markup, notes: [String]
  ) {
    title = graded.lesson.title
    slug = graded.lesson.titleHeading?.slug
    summary = graded.lesson.summary
    policy = ContentPolicy.text(styleSheets: [style.html, unfold.html])
    self.style = style
    self.unfold = unfold
    score = graded.score
    maxScore = graded.maxScore
    bonus = graded.bonusScore > 0 ? "and \(graded.bonusScore) bonus" : nil
    next = NextView(graded)
    remarks = graded.remarks
    self.notes = notes
    strip = graded.exercises.map(StripItem.init)
    self.cells = cells
    isolation = graded.isolation
    seed = "\(graded.seed)"
    digest = graded.digest
  }
}

extension ReportPage.StripItem {
  init(_ graded: GradedExercise) {
    self.init(
      target: graded.exercise.anchor, title: graded.exercise.title,
      status: graded.status.rawValue, mark: graded.status.mark, word: graded.status.word,
      points: "\(graded.score)/\(graded.maxScore)")
  }
}

extension ReportPage.NextView {
  init(_ graded: GradedLesson) {
    switch NextStep(graded) {
    case .fix(let graded):
      self.init(
        lead: "First to fix:", target: graded.exercise.anchor,
        title: graded.exercise.title, sentence: graded.message)
    case .start(let graded):
      self.init(
        lead: graded.exercise.isBonus ? "For a bonus:" : "Next:",
        target: graded.exercise.anchor, title: graded.exercise.title,
        sentence: "It is waiting in \(graded.exercise.file).")
    case .done:
      self.init(
        lead: graded.isFinished ? "Every exercise passed." : "There is nothing left to fix.",
        target: nil, title: nil, sentence: "")
    }
  }
}

extension Exercise {
  /// The name of the exercise's card on the page. A heading's slug has no dot, so the two differ.
  fileprivate var anchor: String { "exercise.\(id)" }
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
