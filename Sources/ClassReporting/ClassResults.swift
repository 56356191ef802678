/// The results of a class: a lesson's exercises, and each student's verdicts and marks.
package struct ClassResults: Sendable {
  /// The lesson's id.
  package var lesson: String
  /// The lesson's title.
  package var title: String
  /// The seed of the inputs; nil where it is secret.
  package var seed: UInt64?
  /// The exercises in the lesson's order.
  package var exercises: [ClassExercise]
  /// The students, sorted by their ids.
  package var students: [StudentResult]

  package init(
    lesson: String, title: String, seed: UInt64?, exercises: [ClassExercise],
    students: [StudentResult]
  ) {
    self.lesson = lesson
    self.title = title
    self.seed = seed
    self.exercises = exercises
    self.students = students
  }

  /// The most points without the bonus.
  package var maxScore: Int { exercises.filter { !$0.isBonus }.map(\.maxScore).reduce(0, +) }

  /// The students whose submissions were graded.
  var graded: [StudentResult] { students.filter { $0.status == .graded && $0.report != nil } }
}

/// An exercise of a lesson, as a class's tables show it.
package struct ClassExercise: Sendable {
  package var id: String
  package var title: String
  package var maxScore: Int
  package var isBonus: Bool
  /// The name of the file that the student writes.
  package var file: String

  package init(id: String, title: String, maxScore: Int, isBonus: Bool, file: String) {
    self.id = id
    self.title = title
    self.maxScore = maxScore
    self.isBonus = isBonus
    self.file = file
  }
}
