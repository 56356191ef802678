package import Checking

/// What a grading is busy with, for a person who waits.
package enum GradingProgress: Sendable {
  /// What every submission is linked with is being compiled, once.
  case preparing
  case compiling
  case running(exercise: String)
  case judged(exercise: String, Verdict)
}
