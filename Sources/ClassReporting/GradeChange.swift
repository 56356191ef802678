/// A difference between two gradings of a student.
package struct GradeChange: Sendable, Equatable {
  /// Something that differs between two gradings and that verdicts depend on.
  package enum Cause: String, Sendable, CaseIterable {
    case lesson
    case seed
    case submission
    case toolchain
    /// The instructor set or removed a mark.
    case mark
  }

  package var student: String
  /// The exercise's id.
  package var exercise: String
  /// The check's id; nil where the exercise or the submission as a whole changed.
  package var check: String?
  /// The grade of the earlier grading; nil where there was none.
  package var before: Grade?
  /// The grade of the later grading; nil where there is none.
  package var after: Grade?
  package var causes: [Cause]

  package init(
    student: String, exercise: String, check: String?, before: Grade?, after: Grade?,
    causes: [Cause]
  ) {
    self.student = student
    self.exercise = exercise
    self.check = check
    self.before = before
    self.after = after
    self.causes = causes
  }
}

/// The status and the points of a check, an exercise or a submission.
package struct Grade: Sendable, Equatable {
  package var status: String
  package var points: Int

  package init(status: String, points: Int) {
    self.status = status
    self.points = points
  }
}
