internal import Checking

/// What became of an exercise in a program of some of the submission's files.
enum Attempt: Sendable {
  case refused(BuildFailure)
  case examined(Examined)

  /// Whether it would be the same again: what took too long might not on another day, and a fault
  /// of ours is not to last.
  var isLasting: Bool {
    switch self {
    case .refused(let failure): failure.collapse == nil
    case .examined(let examined):
      examined.graded.status != .timedOut && examined.graded.status != .faulty
        && !examined.figureAnswers.values.contains { answer in
          if case .timedOut = answer { true } else { false }
        }
    }
  }
}

/// An exercise's verdict, and what its runs gave for the lesson's figures.
struct Examined: Sendable {
  let graded: GradedExercise
  var figureAnswers: [FigureRun: Answer] = [:]
  var isolation: String?
  /// What the student should know about how this verdict came about.
  var remark: String?
}
