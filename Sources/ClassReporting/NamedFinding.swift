internal import Reporting

/// A misconception or a convention of an exercise, and the students whose code follows it.
package struct NamedFinding: Sendable {
  /// The id of the misconception or the convention.
  package let id: String
  /// The exercise's id.
  package let exercise: String
  /// The message of the first student's exercise.
  package let message: String
  package let students: [String]
  package let example: CodeExample?

  package var count: Int { students.count }
}

extension ClassResults {
  /// The misconceptions, the most frequent first. Where the inputs do not tell several apart, it is the
  /// first of them, as in a report's `misconception`.
  package var misconceptions: [NamedFinding] { findings(by: \.misconception.value) }

  /// The conventions that differ from the lesson's own, the most frequent first.
  package var conventions: [NamedFinding] { findings(by: \.convention.value) }

  /// Groups the students by an id of their exercises. Equally frequent ids are in the lesson's order,
  /// and of one exercise in the alphabet's.
  private func findings(by id: (EncodedExercise) -> String?) -> [NamedFinding] {
    var found: [NamedFinding] = []
    for exercise in exercises {
      var students: [String: [(StudentResult, EncodedExercise)]] = [:]
      for student in graded {
        guard let result = student.report?.exercises.first(where: { $0.id == exercise.id }),
          let id = id(result)
        else { continue }
        students[id, default: []].append((student, result))
      }
      found += students.sorted { $0.key < $1.key }.map { id, group in
        NamedFinding(
          id: id, exercise: exercise.id, message: group.first?.1.message ?? "",
          students: group.map(\.0.student), example: CodeExample(of: group.map(\.0), in: exercise))
      }
    }
    return found.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }
    .map(\.element)
  }
}
