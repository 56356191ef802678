internal import Reporting
internal import VisibleText

/// The input of a row of the list of students who need help first.
///
/// It has those who tried and do not have all points: the fewest points first, and of equal points
/// those who are stuck in more exercises. A submission that is not readable counts as 0 points. Who
/// handed in nothing is not in it; the students' table says so.
struct HelpView {
  let student: Markup
  let score: String
  /// The number of exercises that were tried and not passed.
  let stuck: String
  let problem: Markup

  /// Returns the first rows, and the number of all students who need help.
  static func rows(of results: ClassResults) -> (rows: [HelpView], count: Int) {
    let candidates = results.students.compactMap { Candidate($0, in: results) }.sorted {
      ($0.score, -$0.stuck.count, $0.student.student)
        < ($1.score, -$1.stuck.count, $1.student.student)
    }
    let titles = Dictionary(
      results.exercises.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    let rows = candidates.prefix(PageLimit.helped).map { HelpView($0, titles: titles) }
    return (rows, candidates.count)
  }

  private init(_ candidate: Candidate, titles: [String: String]) {
    student = Markup(StudentNames.idAndName(of: candidate.student))
    score = "\(candidate.score)"
    stuck = candidate.student.report == nil ? "–" : "\(candidate.stuck.count)"
    if let first = candidate.stuck.first {
      let message = first.message.cut(to: PageLimit.cell)
      let title = (titles[first.id] ?? first.id).escapedForMarkup
      problem = Markup("\(title): \(Markup(sentence: message).html)")
    } else {
      problem = Markup(sentence: (candidate.student.reason ?? "").cut(to: PageLimit.cell))
    }
  }
}

/// A student who tried and does not have all points.
private struct Candidate {
  let student: StudentResult
  let score: Int
  let stuck: [ExerciseSummary]

  init?(_ student: StudentResult, in results: ClassResults) {
    let bonus = Set(results.exercises.filter(\.isBonus).map(\.id))
    let passed = ["passed", "faulty", "notAttempted", "blocked"]
    stuck = (student.report?.exercises ?? []).filter { exercise in
      !passed.contains(exercise.status) && !bonus.contains(exercise.id)
        && student.marks[exercise.id] == nil
    }
    score = student.score(in: results.exercises)
    self.student = student
    let isUnreadable = student.status == .unreadable && score < results.maxScore
    guard isUnreadable || !stuck.isEmpty else { return nil }
  }
}
