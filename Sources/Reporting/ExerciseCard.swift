internal import Checking
internal import Grading
internal import LessonReading
internal import Typesetting

/// An exercise's card as its template sees it.
struct ExerciseCard {
  let id: String
  let title: String
  let status: String
  let mark: String
  let word: String
  let facts: String
  let message: String
  let place: String?
  let diagnosis: String?
  let convention: String?
  let checks: [CheckView]
  let listing: CodeListing?
  let output: String?
  let hasChecks: Bool
  let folded: HintFold

  init(_ graded: GradedExercise, folded: HintFold, typesetter: Typesetter) {
    let exercise = graded.exercise
    id = exercise.id
    title = exercise.title
    status = graded.status.rawValue
    mark = graded.status.mark
    word = graded.status.word
    facts = exercise.facts(points: "\(graded.score) of \(graded.maxScore) points")
    message = graded.message
    place = graded.status == .passed ? nil : graded.place
    diagnosis = graded.untoldDiagnosis ?? graded.explanation
    convention = graded.convention?.sentence
    let first = graded.checks.firstIndex { $0.status != .passed }
    checks = graded.checks.enumerated().map { CheckView($1, isOpen: $0 == first) }
    listing = CodeListing(graded, typesetter: typesetter)
    output = graded.output.isEmpty ? nil : graded.output
    hasChecks = !checks.isEmpty
    self.folded = folded
  }
}
