/// A misconception or a convention of an exercise, and the students whose code follows it.
package struct NamedFinding: Sendable {
  /// The id of the misconception or the convention.
  package let id: String
  /// The exercise's id.
  package var exercise: String { classExercise.id }
  /// The message of the first student's exercise.
  package let message: String
  private let members: [StudentResult]
  private let classExercise: ClassExercise

  package var count: Int { members.count }
  package var students: [String] { members.map(\.student) }

  /// The code of the first student whose file is known; nil where none is.
  package var example: CodeExample? {
    get throws { try CodeExample(of: members, in: classExercise) }
  }

  fileprivate init(
    id: String, in exercise: ClassExercise, _ findings: [(StudentResult, ExerciseSummary)]
  ) {
    self.id = id
    message = findings.first?.1.message ?? ""
    members = findings.map(\.0)
    classExercise = exercise
  }
}

extension ClassResults {
  /// The misconceptions, the most frequent first. Where the inputs do not tell several apart, it is the
  /// first of them, as in a report's `misconception`.
  package var misconceptions: [NamedFinding] { findings(by: \.misconceptions.first) }

  /// The conventions that differ from the lesson's own, the most frequent first.
  package var conventions: [NamedFinding] { findings(by: \.convention) }

  /// Groups the students by an id of their exercises. Equally frequent ids are in the lesson's order,
  /// and of one exercise in the alphabet's.
  private func findings(by id: (ExerciseSummary) -> String?) -> [NamedFinding] {
    var found: [NamedFinding] = []
    for exercise in exercises {
      var students: [String: [(StudentResult, ExerciseSummary)]] = [:]
      for student in graded {
        guard let result = student.report?.exercises.first(where: { $0.id == exercise.id }),
          let id = id(result)
        else { continue }
        students[id, default: []].append((student, result))
      }
      found += students.sorted { $0.key < $1.key }.map { id, findings in
        NamedFinding(id: id, in: exercise, findings)
      }
    }
    return found.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }
    .map(\.element)
  }
}
