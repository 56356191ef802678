package import Checking
package import Courses
package import Grading
internal import LessonReading

/// A student's progress in one lesson: the verdict on each exercise and the hints seen.
///
/// A verdict is stored with the hash of the file that was judged and counts only for that content.
package struct ProgressRecord: Sendable, Equatable {
  /// The latest verdict on an exercise.
  package struct Entry: Sendable, Equatable, Codable {
    /// The hash of the file that was judged.
    package let content: String
    package let status: Verdict
    package let score: Int
    package let maxScore: Int
    /// The ids of the diagnosed misconceptions.
    package let misconceptions: [String]
    /// The quantities that are wrong, as hints name them.
    package let quantities: [String]

    package init(
      content: String, status: Verdict, score: Int, maxScore: Int, misconceptions: [String] = [],
      quantities: [String] = []
    ) {
      self.content = content
      self.status = status
      self.score = score
      self.maxScore = maxScore
      self.misconceptions = misconceptions
      self.quantities = quantities
    }

    /// Decodes an entry. One of a former version names no quantities.
    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      content = try container.decode(String.self, forKey: .content)
      status = try container.decode(Verdict.self, forKey: .status)
      score = try container.decode(Int.self, forKey: .score)
      maxScore = try container.decode(Int.self, forKey: .maxScore)
      misconceptions = try container.decode([String].self, forKey: .misconceptions)
      quantities = try container.decodeIfPresent([String].self, forKey: .quantities) ?? []
    }
  }

  /// The latest verdicts, by the exercises' names.
  package private(set) var entries: [String: Entry] = [:]
  /// The levels of the hints that were shown, by the exercises' names.
  private(set) var hintsSeen: [String: Set<Int>] = [:]

  /// The tries in exercises that are solved by choosing numbers, by the exercises' names; the latest
  /// last.
  private(set) var tries: [String: [Try]] = [:]

  package init() {}

  init(
    entries: [String: Entry], hintsSeen: [String: Set<Int>], tries: [String: [Try]] = [:]
  ) {
    self.entries = entries
    self.hintsSeen = hintsSeen
    self.tries = tries
  }

  package mutating func record(_ entry: Entry, for exercise: String) {
    entries[exercise] = entry
  }

  /// Records the verdicts on a submission.
  package mutating func record(_ graded: GradedLesson, of submission: Submission) {
    for exercise in graded.exercises {
      let id = exercise.exercise.id
      record(
        Entry(
          content: submission.content(of: id), status: exercise.status, score: exercise.score,
          maxScore: exercise.maxScore,
          misconceptions: exercise.diagnosis?.misconceptions.map(\.id) ?? [],
          quantities: exercise.diagnosis?.quantities ?? []),
        for: id)
    }
  }

  package mutating func recordHint(_ level: Int, for exercise: String) {
    hintsSeen[exercise, default: []].insert(level)
  }

  package mutating func recordTry(_ new: Try, for exercise: String) {
    tries[exercise] = Try.recorded(new, in: tries[exercise] ?? [])
  }
}
