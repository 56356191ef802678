internal import Checking
package import LessonReading
package import Plotting
package import Sandbox

/// A submission to a lesson, judged: all that a report is made from.
package struct GradedLesson: Sendable {
  package let lesson: Lesson
  package let seed: UInt64
  /// The weakest isolation that a program of the submission ran under; nil where none was run.
  package let isolation: Isolation?
  /// A hash over everything the verdicts depend on.
  package let digest: String
  /// A hash over everything that a report of it depends on, on this machine; nil where it might not
  /// come out the same again, as where the clock ended a program.
  package let identity: String?
  package let exercises: [GradedExercise]
  /// The lesson's figures with the submission's runs in them, by their names.
  package let figures: [String: Plotting.Figure]
  /// What concerns no single exercise, for example files that do not compile together.
  package let remarks: [String]

  package init(
    lesson: Lesson, seed: UInt64, isolation: Isolation?, digest: String, identity: String? = nil,
    exercises: [GradedExercise], figures: [String: Plotting.Figure], remarks: [String]
  ) {
    self.lesson = lesson
    self.seed = seed
    self.isolation = isolation
    self.digest = digest
    self.identity = identity
    self.exercises = exercises
    self.figures = figures
    self.remarks = remarks
  }

  private var graded: [GradedExercise] { exercises.filter { !$0.exercise.isBonus } }

  package var score: Int { graded.map(\.score).reduce(0, +) }
  package var maxScore: Int { graded.map(\.maxScore).reduce(0, +) }
  package var bonusScore: Int {
    exercises.filter(\.exercise.isBonus).map(\.score).reduce(0, +)
  }

  /// Whether an exercise could not be judged, by a fault that is not the student's.
  package var hasFaultOfOurs: Bool { exercises.contains { $0.status == .faulty } }

  /// Tells whether every exercise that counts has passed; a fault of ours counts for the student.
  package var allPassed: Bool {
    graded.allSatisfy { $0.status == .passed || $0.status == .faulty }
  }
}
