internal import Checking
internal import Compiling
internal import Sandbox

/// The outcome of grading an exercise in a program that contains some of the submission's files.
enum ExerciseOutcome: Sendable {
  case didNotCompile(BuildFailure)
  case judged(ExerciseResult)

  /// Whether the outcome may be cached.
  var isCacheable: Bool {
    switch self {
    case .didNotCompile(let failure): failure.isReproducible
    case .judged(let result): result.isCacheable
    }
  }
}

/// An exercise's verdict, and the answers that the lesson's figures need.
struct ExerciseResult: Sendable {
  var verdict: ExerciseVerdict
  var figureAnswers: [FigureRun: Answer] = [:]
  /// The isolation of the exercise's program; nil where none was run.
  var isolation: Isolation?
  /// A remark to the student on how the verdict was found.
  var remark: String?
  /// Whether another run may give another result, as after the system killed a program or compiler.
  var mayVary = false

  /// Whether the result may be cached. Timeouts, our own faults and runs without full isolation are
  /// not.
  var isCacheable: Bool {
    let verdicts = [verdict.status] + verdict.checks.map(\.status)
    let tookTooLong = figureAnswers.values.contains {
      if case .timedOut = $0 { true } else { false }
    }
    return !mayVary && !tookTooLong && !verdicts.contains(.timedOut)
      && !verdicts.contains(.faulty) && (isolation == nil || isolation == .full)
  }
}
