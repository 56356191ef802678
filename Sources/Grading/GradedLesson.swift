internal import Checking
package import LessonReading
package import Plotting
package import Sandbox

/// The verdicts on a submission to a lesson, and everything else that a report shows.
package struct GradedLesson: Sendable {
  package let lesson: Lesson
  package let seed: UInt64
  /// Whether a report must not show the seed.
  package var isSeedSecret = false
  /// The weakest isolation that a program of the submission ran under; nil where none was run.
  package let isolation: Isolation?
  /// A hash of everything that the verdicts depend on.
  package let digest: String
  /// A hash of everything that a report depends on, valid on this machine; nil where another grading
  /// may give other results, as after a timeout.
  package let identity: String?
  package let exercises: [GradedExercise]
  /// The lesson's figures with the submission's runs in them, by id.
  package let figures: [String: Plotting.Figure]
  /// Hashes of everything that the figures show, by their ids. Equal figures have equal hashes; a figure
  /// without one is drawn anew for each report.
  package var figureHashes: [String: String] = [:]
  /// Remarks on no single exercise, such as on files that do not compile together.
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

  /// Whether an exercise could not be judged for a reason that is not the student's fault.
  package var hasFaultyExercise: Bool { exercises.contains { $0.status == .faulty } }

  /// Whether every exercise that is not a bonus passed, or could not be judged.
  package var allPassed: Bool {
    graded.allSatisfy { $0.status == .passed || $0.status == .faulty }
  }
}
