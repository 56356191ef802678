package import Courses
internal import Foundation
package import LessonReading

/// A lesson's wrong and acceptable submissions, which test its checks.
///
/// They are in `Checks/Submissions/<exercise>`: as files in `wrong` and `acceptable`, or, if they
/// differ little from another file, as edits of it in `wrong.edits` and `acceptable.edits` (see
/// ``SubmissionEdits``). A wrong submission that is named after a misconception must be diagnosed as
/// that misconception. Every submission but `does-not-compile` must compile.
package struct SubmissionBank: Sendable {
  package enum Kind: String, Sendable, CaseIterable, Encodable {
    case wrong
    case acceptable
  }

  package struct Item: Sendable {
    package let exercise: String
    package let kind: Kind
    /// Its file's name without the extension, or its section's name in a file of edits.
    package let name: String
    package let source: String
    /// Whether it is a section in a file of edits.
    package let isEdit: Bool

    /// The id of the misconception of that name, which need not exist.
    var misconception: String { "\(exercise).\(name)" }

    /// Whether the submission tests the handling of a file that does not compile.
    var isMeantNotToCompile: Bool { name == "does-not-compile" }
  }

  package let items: [Item]
  /// Files and names that are ignored or ambiguous, a sentence each.
  package let faults: [String]

  /// Reads a lesson's bank. Without a folder the bank is empty.
  ///
  /// - Throws: A ``ReportedFault`` with the line of an edit that does not fit.
  package init(_ folder: LessonFolder, lesson: Lesson) throws {
    items = try lesson.exercises.flatMap { exercise in
      let place = folder.submissions.appending(path: exercise.id)
      let whole = try Kind.allCases.flatMap { kind in
        try Self.wholeFiles(
          in: place.appending(path: kind.rawValue),
          called: "Lessons/\(folder.name)/Checks/Submissions/\(exercise.id)/\(kind.rawValue)"
        ).map {
          Item(exercise: exercise.id, kind: kind, name: $0, source: $1, isEdit: false)
        }
      }
      var bases = Dictionary(
        uniqueKeysWithValues: whole.map { ("\($0.kind.rawValue)/\($0.name)", $0.source) })
      bases["solution"] = try? String(
        contentsOf: folder.solutions.appending(path: exercise.file), encoding: .utf8)
      let edited = try Kind.allCases.flatMap { kind in
        try Self.edited(
          in: place.appending(path: "\(kind.rawValue).edits"),
          called: "Lessons/\(folder.name)/Checks/Submissions/\(exercise.id)/\(kind.rawValue).edits",
          bases: bases
        ).map {
          Item(exercise: exercise.id, kind: kind, name: $0, source: $1, isEdit: true)
        }
      }
      return (whole + edited).sorted { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) }
    }
    faults = Self.strayFiles(in: folder.submissions, lesson: lesson) + Self.duplicates(among: items)
  }

  /// Names what is in the bank's folder and is not a submission.
  private static func strayFiles(in folder: URL, lesson: Lesson) -> [String] {
    func names(_ path: String) -> [String] {
      let entries = try? FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: path).path)
      return (entries ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }
    let exercises = Set(lesson.exercises.map(\.id))
    let kinds = Kind.allCases.map(\.rawValue)
    let strays = names("").flatMap { exercise -> [String] in
      guard exercises.contains(exercise) else { return [exercise] }
      return names(exercise).flatMap { entry -> [String] in
        if kinds.contains(entry) {
          return names("\(exercise)/\(entry)").filter { !$0.hasSuffix(".swift") }
            .map { "\(exercise)/\(entry)/\($0)" }
        }
        return kinds.contains { "\($0).edits" == entry } ? [] : ["\(exercise)/\(entry)"]
      }
    }
    return strays.map {
      "Checks/Submissions/\($0) is no submission to an exercise of the lesson; remove or rename it"
    }
  }

  private static func duplicates(among items: [Item]) -> [String] {
    let names = items.map { "\($0.exercise)/\($0.kind.rawValue)/\($0.name)" }
    let counts = Dictionary(grouping: names, by: \.self).filter { $1.count > 1 }
    return counts.keys.sorted().map { "there are two submissions \($0); rename one" }
  }

  private static func wholeFiles(
    in folder: URL, called path: String
  ) throws -> [(name: String, source: String)] {
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }
      .map { file in
        guard
          let text = try? String(contentsOf: folder.appending(path: file), encoding: .utf8)
        else {
          throw ReportedFault(
            .lesson, "\(path)/\(file) cannot be read as UTF-8 text; save it in that encoding")
        }
        return (String(file.dropLast(".swift".count)), text)
      }
  }

  private static func edited(
    in file: URL, called path: String, bases: [String: String]
  ) throws -> [(name: String, source: String)] {
    guard FileManager.default.fileExists(atPath: file.path) else { return [] }
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      throw ReportedFault(.lesson, "\(path) cannot be read as UTF-8 text; save it in that encoding")
    }
    do {
      return try SubmissionEdits(text).sections.map { section in
        guard let base = bases[section.base] else {
          throw SubmissionEditFault(
            line: section.line,
            "there is no base “\(section.base)”; name `solution` or a file such as "
              + "`acceptable/NAME`")
        }
        return (section.name, try section.applied(to: base))
      }
    } catch let fault as SubmissionEditFault {
      throw ReportedFault(.lesson, "\(path):\(fault.line):1: error: \(fault.message)")
    }
  }

  /// Returns the items of some exercises in groups with at most one item for each exercise. A group is
  /// graded as one submission, so one compilation serves several items.
  func batches(of exercises: Set<String>) -> [[Item]] {
    let items = items.filter { exercises.contains($0.exercise) }
    let byExercise = Dictionary(grouping: items, by: \.exercise)
    let longest = byExercise.values.map(\.count).max() ?? 0
    return (0..<longest).map { index in
      byExercise.keys.sorted().compactMap { exercise in
        byExercise[exercise]?.dropFirst(index).first
      }
    }
  }
}
