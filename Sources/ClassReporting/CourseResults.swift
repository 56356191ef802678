/// The results of a class in the lessons of a course, with a weighted total for each student.
package struct CourseResults: Sendable {
  /// The results in a lesson, and the lesson's share in the total.
  package struct LessonResults: Sendable {
    package let results: ClassResults
    package let weight: Double
    /// When submissions were due, in words; nil without a date.
    package let due: String?
    /// The path of the folder with the lesson's files about the class, relative to the course page.
    package let folder: String

    package init(_ results: ClassResults, weight: Double, due: String?, folder: String) {
      self.results = results
      self.weight = weight
      self.due = due
      self.folder = folder
    }
  }

  /// A student's results in all lessons.
  struct Student: Sendable {
    let student: String
    let name: String?
    /// The result in each lesson; nil where the student is not in the lesson's class.
    let results: [StudentResult?]
    /// The weighted share of the points without the bonus, in percent; nil where the grader failed on a
    /// lesson.
    let total: Double?
  }

  /// The course's title.
  package let title: String
  /// The lessons in the course's order.
  package let lessons: [LessonResults]
  /// The students, sorted by their ids.
  let students: [Student]

  package init(title: String, _ lessons: [LessonResults]) {
    self.title = title
    self.lessons = lessons
    let found = lessons.map { lesson in
      Dictionary(
        lesson.results.students.map { ($0.student, $0) }, uniquingKeysWith: { first, _ in first })
    }
    students = Set(found.flatMap(\.keys)).sorted().map { id in
      let results = found.map { $0[id] }
      return Student(
        student: id, name: results.lazy.compactMap { $0?.name }.first, results: results,
        total: Self.total(of: results, in: lessons))
    }
  }

  /// Returns the mean of the shares of the points, weighted by the lessons' weights, in percent. A
  /// lesson without points apart from a bonus does not count.
  private static func total(of results: [StudentResult?], in lessons: [LessonResults]) -> Double? {
    guard results.allSatisfy({ $0?.hasScore ?? true }) else { return nil }
    let counting = zip(results, lessons).filter { $1.results.maxScore > 0 }
    let weights = counting.map(\.1.weight).reduce(0, +)
    guard weights > 0 else { return nil }
    let sum = counting.map { result, lesson in
      let score = result?.score(in: lesson.results.exercises) ?? 0
      return lesson.weight * Double(score) / Double(lesson.results.maxScore)
    }.reduce(0, +)
    return 100 * sum / weights
  }
}

extension CourseResults.Student {
  /// The points of the bonus exercises of all lessons; nil where the grader failed on a lesson.
  func bonus(in lessons: [CourseResults.LessonResults]) -> Int? {
    guard results.allSatisfy({ $0?.hasScore ?? true }) else { return nil }
    return zip(results, lessons).map { $0?.bonusScore(in: $1.results.exercises) ?? 0 }.reduce(0, +)
  }

  /// Whether any submission was late; nil without due dates.
  var isLate: Bool? {
    let known = results.compactMap { $0?.isLate }
    return known.isEmpty ? nil : known.contains(true)
  }

  /// The status that matters most to an instructor among those of the lessons.
  var status: StudentResult.Status {
    let all = Set(results.compactMap { $0?.status })
    return [.failed, .unreadable, .graded].first(where: all.contains) ?? .nothingHandedIn
  }
}
