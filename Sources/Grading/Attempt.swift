internal import Checking
internal import Compiling
internal import Sandbox

/// What became of an exercise in a program of some of the submission's files.
enum Attempt: Sendable {
  case refused(BuildFailure)
  case examined(Examined)

  /// Whether it would be the same again.
  var isLasting: Bool {
    switch self {
    case .refused(let failure): failure.isLasting
    case .examined(let examined): examined.isLasting
    }
  }
}

/// An exercise's verdict, and what its runs gave for the lesson's figures.
struct Examined: Sendable {
  var verdict: ExerciseVerdict
  var figureAnswers: [FigureRun: Answer] = [:]
  /// What was in force; nil where nothing was run.
  var isolation: Isolation?
  /// What the student should know about how this verdict came about.
  var remark: String?
  /// Whether something on the way might have gone another way on another day.
  var isUncertain = false

  /// Whether the result may be cached. Timeouts, our own faults and runs without full isolation are
  /// not.
  var isLasting: Bool {
    let verdicts = [verdict.status] + verdict.checks.map(\.status)
    let tookTooLong = figureAnswers.values.contains {
      if case .timedOut = $0 { true } else { false }
    }
    return !isUncertain && !tookTooLong && !verdicts.contains(.timedOut)
      && !verdicts.contains(.faulty) && (isolation == nil || isolation == .full)
  }
}
