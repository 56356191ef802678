extension Lesson {
  /// The summary of a lesson that was just made, until its author writes another one.
  package static let summaryOfNewLessons = "One number that stands for many."
}
