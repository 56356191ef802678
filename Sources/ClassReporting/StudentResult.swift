/// The result of one student.
package struct StudentResult: Sendable {
  /// The outcome of grading a submission.
  package enum Status: String, Sendable, CaseIterable {
    case graded
    case nothingHandedIn = "nothing handed in"
    /// The submission could not be read, for the reason that is given. It has no points.
    case unreadable
    /// The grader failed. It is no fault of the student's, so there is no score.
    case failed
  }

  /// The student's id, or a pseudonym.
  package var student: String
  package var name: String?
  /// The student's row of the roster by the header's texts; empty without a roster.
  package var roster: [String: String]
  package var status: Status
  package var reason: String?
  /// Whether it was handed in after the due date; nil without one.
  package var isLate: Bool?
  /// The verdicts; nil unless the submission was graded.
  package var report: ReportSummary?
  /// The whole report and the files; nil unless the submission was graded.
  package var record: (any SubmissionRecord)?
  /// The instructor's marks by the exercises' ids. They replace the points of the exercises.
  package var marks: [String: InstructorMark]
  /// The path of the student's report, relative to the class page.
  package var reportPath: String?

  package init(
    student: String, name: String?, roster: [String: String], status: Status, reason: String?,
    isLate: Bool?, report: ReportSummary?, record: (any SubmissionRecord)?,
    marks: [String: InstructorMark], reportPath: String?
  ) {
    self.student = student
    self.name = name
    self.roster = roster
    self.status = status
    self.reason = reason
    self.isLate = isLate
    self.report = report
    self.record = record
    self.marks = marks
    self.reportPath = reportPath
  }

  /// Whether there is a score. There is none where the grader failed.
  package var hasScore: Bool { status != .failed }

  /// The points by the exercises' ids, the instructor's marks included.
  ///
  /// An exercise of a submission that was not handed in or not readable has 0 points. An exercise that
  /// the grader failed to judge has points only if the instructor set them.
  package func points(in exercises: [ClassExercise]) -> [String: Int] {
    var points: [String: Int] = [:]
    if hasScore {
      for exercise in exercises { points[exercise.id] = 0 }
    }
    for exercise in report?.exercises ?? [] { points[exercise.id] = exercise.score }
    for (id, mark) in marks { points[id] = mark.points }
    return points
  }

  /// The points without the bonus, the instructor's marks included.
  package func score(in exercises: [ClassExercise]) -> Int {
    sum(of: exercises.filter { !$0.isBonus })
  }

  /// The points of the bonus exercises, the instructor's marks included.
  package func bonusScore(in exercises: [ClassExercise]) -> Int {
    sum(of: exercises.filter(\.isBonus))
  }

  private func sum(of exercises: [ClassExercise]) -> Int {
    let points = points(in: exercises)
    return exercises.map { points[$0.id] ?? 0 }.reduce(0, +)
  }
}

/// The points that an instructor gave an exercise, in place of the points of its checks.
package struct InstructorMark: Sendable, Equatable {
  package var points: Int
  package var reason: String

  package init(points: Int, reason: String) {
    self.points = points
    self.reason = reason
  }
}
