internal import Grading
internal import Sandbox

extension GradedLesson {
  /// The isolation in words, as JSON and pages have it.
  var isolationText: String { isolation?.rawValue ?? "nothing was run" }
}
