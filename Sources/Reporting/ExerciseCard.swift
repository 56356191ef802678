internal import Checking
internal import Grading
internal import LessonReading
internal import Typesetting
internal import VisibleText

/// The input of the template of an exercise's card.
struct ExerciseCard {
  let id: String
  let title: String
  let status: String
  let mark: String
  let word: String
  let facts: String
  let message: Markup
  let place: String?
  let diagnosis: Markup?
  let formulas: [FormulaView]
  let convention: Markup?
  let checks: [CheckView]
  let listing: CodeListing?
  let output: String?
  let isOutputOpen: Bool
  let hasChecks: Bool
  let folded: HintFold
  let previous: FixLinks.Link?
  let next: FixLinks.Link?

  /// Creates a card.
  ///
  /// - Parameters:
  ///   - graded: The graded exercise.
  ///   - isBrief: Whether the card shows the first check that failed and the lines of code around it
  ///     instead of all checks and the whole file.
  ///   - formulas: The lesson's formulas in which the diagnosis finds a mistake.
  ///   - folded: The exercise's hints.
  ///   - links: The links to other exercises to fix.
  ///   - typesetter: Converts code to HTML.
  init(
    _ graded: GradedExercise, isBrief: Bool = false, formulas: [FormulaView], folded: HintFold,
    links: FixLinks, typesetter: Typesetter
  ) {
    self.init(
      graded, isBrief: isBrief, formulas: formulas, folded: folded, links: links,
      listing: CodeListing(graded, isExcerpt: isBrief, typesetter: typesetter), isOutputOpen: false)
  }

  /// Creates the result below an editor, which shows the code and the messages on its lines itself.
  init(result graded: GradedExercise, typesetter: Typesetter) {
    self.init(
      graded, isBrief: false,
      formulas: graded.diagnosis?.formulas.map(FormulaView.init(plain:)) ?? [],
      folded: .none, links: .none, listing: CodeListing(elsewhere: graded), isOutputOpen: true)
  }

  private init(
    _ graded: GradedExercise, isBrief: Bool, formulas: [FormulaView], folded: HintFold,
    links: FixLinks, listing: CodeListing?, isOutputOpen: Bool
  ) {
    let exercise = graded.exercise
    id = exercise.id
    title = exercise.title
    status = graded.status.rawValue
    mark = graded.status.mark
    word = graded.status.word
    facts = exercise.facts(points: "\(graded.score) of \(graded.maxScore) points")
    place = graded.status == .passed ? nil : graded.place
    let explanation = graded.untoldDiagnosis ?? graded.explanation
    message = Markup(sentence: explanation == nil ? graded.message : graded.message.asSentence)
    diagnosis = explanation.map(Markup.init(sentence:))
    self.formulas = formulas
    convention = (graded.convention?.sentence).map(Markup.init(sentence:))
    let first = graded.checks.firstIndex { $0.status != .passed }
    let all = graded.checks.enumerated().map {
      CheckView($1, told: graded.message, isOpen: $0 == first)
    }
    checks = isBrief ? first.map { [all[$0]] } ?? [] : all
    self.listing = listing
    self.isOutputOpen = isOutputOpen
    output = graded.output.isEmpty ? nil : graded.output
    hasChecks = !checks.isEmpty
    self.folded = folded
    previous = links.previous
    next = links.next
  }
}
