internal import Checking
package import Courses
package import LessonReading

/// A student's progress in a lesson: the progress on each exercise, and their sums.
///
/// A verdict counts only while its file is unchanged. Bonus exercises are not in the points.
package struct LessonProgress: Sendable {
  /// The progress on each exercise, in the lesson's order.
  package let exercises: [(exercise: Exercise, progress: ExerciseProgress)]

  package init(_ record: ProgressRecord, of submission: Submission, to lesson: Lesson) {
    exercises = lesson.exercises.map { exercise in
      let content = submission.content(of: exercise.id)
      return (exercise, record.progress(of: exercise.id, content: content))
    }
  }

  /// Whether any exercise was attempted when it was checked.
  package var isBegun: Bool {
    exercises.contains { element in
      switch element.progress {
      case .unchecked: false
      case .checked(let entry), .stale(let entry): entry.status != .notAttempted
      }
    }
  }

  package var count: Int { exercises.count }

  package var passed: Int { exercises.count(where: \.progress.isPassed) }

  /// The number of exercises whose file has changed since it was checked.
  package var stale: Int {
    exercises.count { if case .stale = $0.progress { true } else { false } }
  }

  package var score: Int {
    exercises.reduce(0) { sum, element in
      guard case .checked(let entry) = element.progress, !element.exercise.isBonus else {
        return sum
      }
      return sum + entry.score
    }
  }

  package var maxScore: Int {
    exercises.reduce(0) { $0 + ($1.exercise.isBonus ? 0 : $1.exercise.points) }
  }
}

extension [LessonProgress] {
  /// The progress in all of these lessons in words, such as `2 of 6 passed, 40 of 100 points,
  /// 1 stale`.
  package var words: String {
    guard contains(where: \.isBegun) else { return "not begun" }
    func sum(_ number: KeyPath<LessonProgress, Int>) -> Int {
      reduce(0) { $0 + $1[keyPath: number] }
    }
    let stale = sum(\.stale)
    return
      "\(sum(\.passed)) of \(sum(\.count)) passed, \(sum(\.score)) of \(sum(\.maxScore)) points"
      + (stale > 0 ? ", \(stale) stale" : "")
  }
}
