internal import Checking

/// What became of an exercise in a program of some of the submission's files.
enum Attempt: Sendable {
  case refused(BuildFailure)
  case examined(Examined)

  /// Whether it would be the same again.
  var isLasting: Bool {
    switch self {
    case .refused(let failure): failure.collapse == nil
    case .examined(let examined): examined.isLasting
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
  /// Whether the compiler ran out of time on the way.
  var isOutOfTime = false

  /// Whether it would be the same again: what took too long might not on another day, and a fault
  /// of ours is not to last.
  var isLasting: Bool {
    !isOutOfTime && graded.status != .timedOut && graded.status != .faulty
      && !figureAnswers.values.contains { if case .timedOut = $0 { true } else { false } }
  }
}
