internal import Checking
internal import Grading
internal import LessonReading

/// The input of the page's template. A name in `report.mustache` is a property here.
///
/// If a property is nil, Mustache searches for the name in the enclosing values. The template
/// writes `.name` where that could find another one.
struct ReportPage {
  let title: String
  /// The name by which the lesson's links find its title.
  let slug: String?
  let summary: Markup
  let policy: String
  let style: Markup
  let unfold: Markup
  let score: Int
  let maxScore: Int
  let bonus: String?
  let next: NextView
  let remarks: [Markup]
  let notes: [String]
  let strip: [StripItem]
  let contents: ContentsView
  let cells: [PageCell]
  /// The definitions that the figures share.
  let grounds: Markup
  let isolation: String
  let seed: String
  /// Nil where the seed is secret, which it would help to guess.
  let digest: String?

  /// The first thing to do, at the top of the page.
  struct NextView {
    let lead: String
    let target: String?
    let title: String?
    let sentence: Markup
  }

  init(
    _ graded: GradedLesson, cells: [PageCell], grounds: Markup, policy: String, style: Markup,
    unfold: Markup, notes: [String], isBrief: Bool
  ) {
    title = graded.lesson.title
    slug = graded.lesson.titleHeading?.slug
    summary = Markup(sentence: isBrief ? "Findings only." : graded.lesson.summary)
    self.policy = policy
    self.style = style
    self.unfold = unfold
    score = graded.score
    maxScore = graded.maxScore
    bonus = graded.bonusScore > 0 ? "and \(graded.bonusScore) bonus" : nil
    next = NextView(graded)
    remarks = graded.remarks.map(Markup.init(sentence:))
    self.notes = notes
    strip = graded.exercises.map { StripItem($0, hasCard: !isBrief || $0.status != .passed) }
    contents = ContentsView(graded, isBrief: isBrief)
    self.cells = cells
    self.grounds = grounds
    isolation = graded.isolationText
    seed = graded.isSeedSecret ? "not published" : "\(graded.seed)"
    digest = graded.isSeedSecret ? nil : graded.digest
  }
}

extension ReportPage.NextView {
  init(_ graded: GradedLesson) {
    switch NextStep(graded) {
    case .fix(let graded):
      self.init(
        lead: "First to fix:", target: graded.exercise.anchor,
        title: graded.exercise.title, sentence: Markup(sentence: graded.message))
    case .start(let graded):
      self.init(
        lead: graded.exercise.isBonus ? "For a bonus:" : "Next:",
        target: graded.exercise.anchor, title: graded.exercise.title,
        sentence: Markup(
          sentence: graded.isBegun
            ? graded.message : "It is waiting in `\(graded.exercise.file)`."))
    case .done:
      self.init(
        lead: graded.isFinished ? "Every exercise passed." : "There is nothing left to fix.",
        target: nil, title: nil, sentence: Markup(""))
    }
  }
}
