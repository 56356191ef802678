/// The students whose code failed an exercise in the same way without a known misconception.
///
/// Code that did not compile has no behaviour, so it is in no group.
package struct FailureGroup: Sendable {
  /// The id: eight hexadecimal digits of a hash of the exercise and the behaviour. It is the same in
  /// another class, as long as the checks and the seed are.
  package let id: String
  /// The exercise's id.
  package var exercise: String { classExercise.id }
  package let status: String
  /// The message of the first student's exercise.
  package let message: String
  /// The checks that did not pass, of the first student.
  package let checks: [CheckSummary]
  private let members: [StudentResult]
  private let classExercise: ClassExercise

  package var count: Int { members.count }
  package var students: [String] { members.map(\.student) }

  /// The code of the first student whose file is known; nil where none is.
  package var example: CodeExample? {
    get throws { try CodeExample(of: members, in: classExercise) }
  }

  fileprivate init?(
    id: String, in exercise: ClassExercise, _ failures: [(StudentResult, ExerciseSummary)]
  ) {
    guard let first = failures.first?.1 else { return nil }
    self.id = id
    status = first.status
    message = first.message
    checks = first.checks.filter { $0.status != "passed" }
    members = failures.map(\.0)
    classExercise = exercise
  }
}

extension ClassResults {
  /// The failures without a known misconception, grouped by equal behaviour, the largest group first.
  /// Groups of equal size are in the lesson's order, and of one exercise in that of their ids.
  package var undiagnosed: [FailureGroup] {
    var groups: [FailureGroup] = []
    for exercise in exercises {
      var failures: [String: [(StudentResult, ExerciseSummary)]] = [:]
      for student in graded {
        guard let result = student.report?.exercises.first(where: { $0.id == exercise.id }),
          let behavior = result.behavior
        else { continue }
        failures[behavior, default: []].append((student, result))
      }
      groups += failures.sorted { $0.key < $1.key }.compactMap { id, failures in
        FailureGroup(id: id, in: exercise, failures)
      }
    }
    return groups.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }
    .map(\.element)
  }
}
