package import Checking

/// A stage of a grading.
package enum GradingProgress: Sendable {
  /// The support modules are compiled, or found in the cache.
  case preparing
  /// The submission is compiled.
  case compiling
  /// A program of the exercise is run.
  case running(exercise: String)
  /// The exercise has its verdict.
  case judged(exercise: String, Verdict)
}
