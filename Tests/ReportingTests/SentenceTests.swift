import Checking
import Grading
import LessonReading
import Testing

@testable import Reporting

@Suite("Sentences that follow each other")
struct SentenceTests {
  /// A crash whose words end without a full stop, with an explanation behind them.
  private let crashed = GradedExercise(
    exercise: Sample.adam, status: .crashed, score: 0, message: "Index out of range")

  @Test("are told apart by a full stop in every format")
  func fullStops() throws {
    let account = crashed.account
    try #require(account.count == 2)
    #expect(account[0] == "Index out of range.")
    let graded = Sample.graded([crashed])
    let texts = [
      GitHubReport(graded, prefix: "").text, try GradescopeReport(graded).text(),
      try JUnitReport(graded, folder: "").text(),
      TerminalReport(graded, exercisesFolder: "").text, try Page(graded).text,
      WatchScreen(exercise: crashed).lines(width: 80, colour: false).joined(separator: "\n"),
    ]
    for text in texts {
      #expect(text.contains("Index out of range."))
      #expect(!text.contains("Index out of range\nAn array"))
    }
  }
}

extension WatchScreen {
  fileprivate init(exercise: GradedExercise) {
    self.init(lesson: Sample.lesson([exercise.exercise]), exercise: exercise.exercise)
    graded = exercise
  }
}
