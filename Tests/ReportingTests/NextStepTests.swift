import Checking
import Grading
import LessonReading
import Reporting
import Testing

/// What a report names as the next thing to do.
@Suite struct NextStepTests {
  private static let begun = GradedExercise(
    exercise: Sample.rmsprop, status: .notAttempted, score: 0,
    message: "It still calls `unfinished`, in line 7. Write your own code in its place.",
    source: "import Autograd\nlet half = 1\n")
  private static let graded = Sample.graded([
    GradedExercise(
      exercise: Sample.momentum, status: .notAttempted, score: 0, message: "Not attempted yet."),
    begun,
  ])

  @Test("An exercise that is begun and not done comes before one that is not begun")
  func begunFirst() throws {
    guard case .start(let next) = NextStep(Self.graded) else {
      Issue.record("nothing is to be started")
      return
    }
    #expect(next.exercise.id == "rmsprop")
  }

  @Test("The terminal tells to go on with it, and names no other exercise")
  func terminal() {
    let text = TerminalReport(Self.graded, exercisesFolder: "Exercises").text
    #expect(text.contains("Next: go on with Exercises/RMSProp.swift (RMSprop"))
    #expect(!text.contains("Exercises/Momentum.swift"))
  }
}
