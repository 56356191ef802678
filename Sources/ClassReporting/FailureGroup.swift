internal import Files
package import Reporting

/// The students whose code failed an exercise in the same way without a known misconception.
///
/// Code that did not compile has no behaviour, so it is in no group.
package struct FailureGroup: Sendable {
  /// The id: eight hexadecimal digits of a hash of the exercise and the behaviour. It is the same in
  /// another class, as long as the checks and the seed are.
  package let id: String
  /// The exercise's id.
  package let exercise: String
  package let status: String
  /// The message of the first student's exercise.
  package let message: String
  /// The checks that did not pass, of the first student.
  package let checks: [EncodedCheck]
  package let students: [String]
  package let example: CodeExample?

  package var count: Int { students.count }
}

extension ClassResults {
  /// The failures without a known misconception, grouped by equal behaviour, the largest group first.
  /// Groups of equal size are in the lesson's order, and of one exercise in that of their ids.
  package var undiagnosed: [FailureGroup] {
    var groups: [FailureGroup] = []
    for exercise in exercises {
      var students: [String: [(StudentResult, EncodedExercise)]] = [:]
      for student in graded {
        guard let result = student.report?.exercises.first(where: { $0.id == exercise.id }),
          result.misconception.value == nil,
          ["failed", "crashed", "timedOut"].contains(result.status)
        else { continue }
        students[FailureBehavior(result).hash, default: []].append((student, result))
      }
      groups += students.sorted { $0.key < $1.key }.compactMap { id, group in
        guard let first = group.first?.1 else { return nil }
        return FailureGroup(
          id: id, exercise: exercise.id, status: first.status, message: first.message,
          checks: first.checks.filter { $0.status != "passed" },
          students: group.map(\.0.student), example: CodeExample(of: group.map(\.0), in: exercise))
      }
    }
    return groups.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }
    .map(\.element)
  }
}
