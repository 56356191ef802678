/// The file of one student, as an example of what several did.
package struct CodeExample: Sendable, Equatable {
  package let student: String
  package let file: String
  package let source: String

  /// Takes the file of the first student whose file is known; nil where none is.
  init?(of students: [StudentResult], in exercise: ClassExercise) throws {
    for student in students {
      guard let source = try student.record?.sources()[exercise.id] else { continue }
      self.student = student.student
      file = exercise.file
      self.source = source
      return
    }
    return nil
  }
}
