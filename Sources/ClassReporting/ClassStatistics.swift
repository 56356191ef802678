/// The statistics of a class by exercise and by check.
///
/// They are about the students whose submissions were graded: a student who handed in nothing, or
/// nothing that can be read, says nothing about an exercise. The points are those of the checks; an
/// instructor's mark does not change them. A student's total is the points on all exercises, the bonus
/// included. Students with equal totals are ordered by their ids, the first counting as the better one.
///
/// A check that was not run, as in a file that does not compile, counts with 0 points and as not tried.
/// An exercise or a check that is `faulty` was not judged, so its student is left out of that item.
package struct ClassStatistics: Sendable {
  /// The statistics of an exercise and of its checks.
  package struct Exercise: Sendable {
    package let exercise: ClassExercise
    package let item: ItemStatistics
    package let checks: [Check]
  }

  /// The statistics of a check.
  package struct Check: Sendable {
    package let id: String
    package let title: String
    package let maxScore: Int
    package let item: ItemStatistics
  }

  /// The exercises in the lesson's order.
  package let exercises: [Exercise]
  /// The number of students whose submissions were graded.
  package let count: Int

  package init(_ results: ClassResults) {
    let students = results.graded.map(RankedStudent.init).sorted()
    count = students.count
    exercises = results.exercises.map { exercise in
      Exercise(
        exercise: exercise,
        item: ItemStatistics(students.map { $0.result(of: exercise) }),
        checks: Self.checks(of: exercise, in: students).map { check in
          Check(
            id: check.id, title: check.title, maxScore: check.maxScore,
            item: ItemStatistics(students.map { $0.result(of: check, in: exercise) }))
        })
    }
  }

  /// Returns each check of an exercise once, in the order of the students' ids and of their reports.
  private static func checks(
    of exercise: ClassExercise, in students: [RankedStudent]
  ) -> [CheckSummary] {
    var ids: Set<String> = []
    return students.sorted { $0.student < $1.student }.flatMap { student in
      student.summary(of: exercise)?.checks.filter { ids.insert($0.id).inserted } ?? []
    }
  }
}

/// A student with the points by which a class is ordered.
private struct RankedStudent: Comparable {
  let student: String
  let total: Int
  private let exercises: [ExerciseSummary]

  init(_ result: StudentResult) {
    student = result.student
    exercises = result.report?.exercises ?? []
    total = exercises.map(\.score).reduce(0, +)
  }

  func summary(of exercise: ClassExercise) -> ExerciseSummary? {
    exercises.first { $0.id == exercise.id }
  }

  static func == (first: RankedStudent, second: RankedStudent) -> Bool {
    first.student == second.student && first.total == second.total
  }

  static func < (first: RankedStudent, second: RankedStudent) -> Bool {
    (second.total, first.student) < (first.total, second.student)
  }

  /// Returns the student's result on an exercise; nil where it could not be judged.
  func result(of exercise: ClassExercise) -> ItemResult? {
    let found = summary(of: exercise)
    return result(
      status: found?.status, score: found?.score, maxScore: found?.maxScore ?? exercise.maxScore)
  }

  /// Returns the student's result on a check; nil where it could not be judged.
  func result(of check: CheckSummary, in exercise: ClassExercise) -> ItemResult? {
    let own = summary(of: exercise)
    guard own?.status != "faulty" else { return nil }
    let found = own?.checks.first { $0.id == check.id }
    return result(
      status: found?.status, score: found?.score, maxScore: found?.maxScore ?? check.maxScore)
  }

  private func result(status: String?, score: Int?, maxScore: Int) -> ItemResult? {
    guard status != "faulty" else { return nil }
    return ItemResult(
      isPassed: status == "passed",
      isAttempted: ![nil, "notAttempted", "blocked"].contains(status), score: score ?? 0,
      maxScore: maxScore, total: total)
  }
}
