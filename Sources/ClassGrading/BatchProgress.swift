/// How far the grading of a class has come.
package struct BatchProgress: Sendable {
  package let total: Int
  package internal(set) var done = 0
  /// How many of them were compiled and run, rather than found in the gradebook.
  package internal(set) var judged = 0
  /// The lowest score so far, and whose it is.
  package internal(set) var lowest: (student: String, score: Int)?
  /// How many could not be graded so far.
  package internal(set) var withoutVerdict = 0
  private let start = ContinuousClock.now

  init(total: Int) {
    self.total = total
  }

  /// Judged submissions a second; nil before the first one.
  package var rate: Double? {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return done > 0 && seconds > 0 ? Double(done) / seconds : nil
  }

  /// The estimated time left, in seconds; nil before the first submission.
  package var secondsLeft: Double? { rate.map { Double(total - done) / $0 } }
}
