package import Collecting
internal import Courses
package import Foundation
package import Gradebook

/// The students of a class, and what each of them handed in.
package struct ClassList: Sendable {
  /// The submissions, and the students of the class list without one, by student.
  package private(set) var entries: [ClassEntry] = []
  /// The class list; empty without one.
  package private(set) var roster: [RosterRow] = []
  /// What is noticed before anything is graded, such as students who are not on the class list.
  package private(set) var remarks: [String] = []
  /// The part of the class that the entries are; nil for the whole class.
  package let shard: Shard?

  /// Joins what was handed in and the class list.
  ///
  /// - Parameters:
  ///   - folder: The submissions.
  ///   - roster: The class list, if there is one.
  ///   - exerciseFiles: The names of the exercises' files.
  ///   - lessons: The folders in which a submission to several lessons has each lesson's files.
  ///   - due: When submissions are due.
  ///   - shard: The part of the class that is graded; nil for all of it.
  package init(
    _ folder: ClassFolder, roster: Roster?, exerciseFiles: Set<String>,
    lessons: LessonNames = LessonNames(), due: Date? = nil, shard: Shard? = nil
  ) {
    self.shard = shard
    remarks = folder.remarks
    var found: [String: [CollectedSubmission]] = [:]
    var unknown: [String] = []
    for submission in folder.submissions {
      let entry = roster?.entry(for: submission)
      if roster != nil, entry == nil { unknown.append(submission.student) }
      found[entry?.student ?? submission.student, default: []].append(submission)
    }
    if let roster {
      remarks += roster.remarks
      remarks += roster.duplicates.map {
        "The roster names the student \($0.student) more than once, in the lines "
          + "\($0.lines.map(String.init).joined(separator: ", ")). The first one counts."
      }
      if !unknown.isEmpty {
        let shown = unknown.prefix(20).joined(separator: ", ")
        remarks.append(
          "Not on the roster, but graded: \(shown)"
            + (unknown.count > 20 ? " and \(unknown.count - 20) more." : "."))
      }
      self.roster = roster.entries.map {
        RosterRow(student: $0.student, name: $0.name, columns: $0.fields)
      }
    }
    var entries = found.map { student, submissions in
      Self.entry(
        student, submissions, exerciseFiles: exerciseFiles, lessons: lessons, due: due)
    }
    for row in self.roster where found[row.student] == nil {
      entries.append(ClassEntry(student: row.student) { _ in .nothing("Nothing was handed in.") })
    }
    entries.sort { $0.student < $1.student }
    if let shard {
      entries = entries.enumerated().filter { shard.holds($0.offset) }.map(\.element)
    }
    self.entries = entries
  }

  /// The students of a part of the class.
  package func students(inPart number: Int, of count: Int) -> [String] {
    let shard = Shard(number: number, count: count)
    return entries.indices.filter(shard.holds).map { entries[$0].student }
  }

  private static func entry(
    _ student: String, _ submissions: [CollectedSubmission], exerciseFiles: Set<String>,
    lessons: LessonNames, due: Date?
  ) -> ClassEntry {
    let submission = submissions[0]
    let isLate: @Sendable (Date?) -> Bool? = { modified in
      if submission.isMarkedLate { return true }
      guard let due else { return nil }
      return (modified ?? submission.modified).map { $0 > due }
    }
    guard submissions.count == 1 else {
      return ClassEntry(student: student, name: submission.name, isLate: isLate) { _ in
        .unreadable(
          "There are \(submissions.count) submissions of this student. Leave the one that counts.")
      }
    }
    return ClassEntry(student: student, name: submission.name, isLate: isLate) { scratch in
      switch try await submission.unpack(
        into: scratch, exerciseFiles: exerciseFiles, lessons: lessons)
      {
      case .success(let unpacked):
        .folder(unpacked.folder, remarks: unpacked.remarks, modified: unpacked.modified)
      case .failure(let failure):
        failure.isEmpty ? .nothing(failure.reason) : .unreadable(failure.reason)
      }
    }
  }
}

/// A fixed part of a class: every so many-th student.
package struct Shard: Sendable, Equatable {
  /// The number of the part, from one.
  package let number: Int
  package let count: Int

  init(number: Int, count: Int) {
    self.number = number
    self.count = count
  }

  /// Reads a part such as `1/4`.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], count >= 1,
      1...count ~= number
    else { return nil }
    self.init(number: number, count: count)
  }

  /// Whether a student belongs to the part, by the place among all students.
  func holds(_ index: Int) -> Bool { index % count == number - 1 }
}
