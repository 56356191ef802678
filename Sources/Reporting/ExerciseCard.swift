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
  let diagnosis: DiagnosisView?
  let convention: String?
  let checks: [CheckView]
  let listing: CodeListing?
  let output: String?
  let hasChecks: Bool
  let folded: HintFold

  /// What a run was recognised as.
  struct DiagnosisView {
    let sentences: [String]
    let hasSentences: Bool
    let evidence: String
  }

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
    diagnosis = graded.diagnosis.map { DiagnosisView($0, beside: graded.message) }
    convention = graded.convention?.sentence
    let first = graded.checks.firstIndex { $0.status != .passed }
    checks = graded.checks.enumerated().map { CheckView($1, isOpen: $0 == first) }
    listing = CodeListing(graded, typesetter: typesetter)
    output = graded.output.isEmpty ? nil : graded.output
    hasChecks = !checks.isEmpty
    self.folded = folded
  }
}

extension ExerciseCard.DiagnosisView {
  /// Leaves out what the message beside it says already.
  init(_ diagnosis: Diagnosis, beside message: String) {
    sentences = diagnosis.misconceptions.map(\.sentence).filter { !message.contains($0) }
    hasSentences = !sentences.isEmpty
    let agreement =
      diagnosis.largestDeviation == 0
      ? "in every number" : "to \(NumberText.brief(diagnosis.largestDeviation))"
    evidence = "Your run coincides with that rule \(agreement), over \(diagnosis.steps) steps."
  }
}
