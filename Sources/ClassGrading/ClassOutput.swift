package import ClassReporting
package import Courses
internal import Files
package import Foundation
package import Gradebook
internal import Grading
package import LessonReading
internal import Reporting

/// The files about a class in its folder: tables for other systems, the class page and the reports.
package struct ClassOutput {
  let folder: URL
  let gradebook: Gradebook
  let lesson: Lesson
  let isAnonymous: Bool
  let pages: PageStore

  /// Creates the output of a gradebook.
  ///
  /// - Parameters:
  ///   - folder: The folder to write to, which has the gradebook.
  ///   - gradebook: The gradebook.
  ///   - lesson: The lesson.
  ///   - isAnonymous: Whether students are only known by pseudonyms in what is written.
  /// - Throws: A ``ReportedFault`` where the folder cannot be written.
  package init(
    _ folder: URL, of gradebook: Gradebook, lesson: Lesson, isAnonymous: Bool
  ) throws(ReportedFault) {
    self.folder = folder
    self.gradebook = gradebook
    self.lesson = lesson
    self.isAnonymous = isAnonymous
    pages = try PageStore(in: folder)
  }

  /// Writes the files about the class's present marks. Files that say the same already stay as they are.
  package func write() throws {
    guard let run = try gradebook.currentRun() else { return }
    let (results, reports) = try results(of: run)
    try writeReports(reports)
    pages.keep(only: try gradebook.verdictKeys())
    for file in ClassReport(results).files {
      try ReportFile.write(to: folder.appending(path: file.name).path) { try file.write($0) }
    }
  }

  /// Writes what a regrade changed or would change.
  package func write(_ changes: [GradeChange]) throws {
    let names = try pseudonyms(changes.map(\.student))
    let shown = changes.map { change in
      var change = change
      if let names { change.student = names[change.student] }
      return change
    }
    for file in ClassReport.files(of: shown, lesson: lesson.title) {
      try ReportFile.write(to: folder.appending(path: file.name).path) { try file.write($0) }
    }
  }

  /// The pseudonyms of students; nil where they are named.
  package func pseudonyms(
    _ students: some Sequence<String>
  ) throws(ReportedFault) -> Pseudonyms? {
    guard isAnonymous else { return nil }
    return Pseudonyms(of: students, key: try gradebook.pseudonymKey())
  }

  /// The class's present results.
  ///
  /// - Parameter pseudonyms: The names of the students instead of this class's own pseudonyms. They are
  ///   ignored where students are named.
  /// - Returns: The results.
  /// - Throws: A ``ReportedFault`` where the gradebook has no complete run, or cannot be used.
  package func results(pseudonyms: Pseudonyms? = nil) throws -> ClassResults {
    guard let run = try gradebook.currentRun() else { throw unfinished }
    return try results(of: run, pseudonyms: pseudonyms).0
  }

  /// The ids of the students with present results.
  func students() throws -> [String] {
    guard let run = try gradebook.currentRun() else { throw unfinished }
    return Array(try gradebook.results(of: run).keys)
  }

  /// The present results of one student, as a class of one; of nobody where the student is unknown.
  package func results(of student: String) throws -> ClassResults {
    guard let run = try gradebook.currentRun() else { throw unfinished }
    return try results(of: run, only: student).0
  }

  private var unfinished: ReportedFault {
    ReportedFault(
      .usage,
      "The gradebook in \(folder.path) is unfinished. Run its `lessons grade` again to go on.")
  }

  /// Returns the results of a run, of all students or of one, and the keys of the reports by the name of their file.
  private func results(
    of run: Run, only student: String? = nil, pseudonyms: Pseudonyms? = nil
  ) throws -> (ClassResults, [String: String]) {
    var found = try gradebook.results(of: run)
    if let student { found = found.filter { $0.key == student } }
    let (roster, marks) = (try gradebook.roster(), try gradebook.marks())
    let names = try self.pseudonyms(found.keys)
    var reports: [String: String] = [:]
    var summaries = ReportSummaries()
    let known = student == nil ? try summaries.summaries(of: run, in: gradebook) : [:]
    var students: [StudentResult] = []
    for result in found.values.sorted(by: { $0.student < $1.student }) {
      let ownID = names?[result.student] ?? result.student
      let id = names == nil ? ownID : pseudonyms?[result.student] ?? ownID
      let row = names == nil ? roster[result.student] : nil
      var student = StudentResult(
        student: id, name: names == nil ? row?.name ?? result.name : nil,
        roster: row?.columns ?? [:], status: StudentResult.Status(result.status),
        // A reason can quote names of files and folders.
        reason: result.reason, isLate: result.isLate, report: nil, record: nil,
        marks: (marks[result.student] ?? [:]).mapValues {
          InstructorMark(points: $0.points, reason: $0.reason)
        },
        reportPath: nil)
      if let key = result.verdict,
        let report = try known[key] ?? summaries.summary(key, in: gradebook)
      {
        student.report = report
        student.record = StoredRecord(gradebook: gradebook, key: key)
        let file = "\(Self.fileName(for: ownID)).html"
        reports[file] = key
        student.reportPath = "reports/\(file)"
      }
      students.append(student)
    }
    students.sort { $0.student < $1.student }
    let seed = UInt64(run.inputs.seed)
    let results = ClassResults(
      lesson: lesson.id, title: lesson.title, seed: seed,
      exercises: lesson.exercises.map {
        ClassExercise(
          id: $0.id, title: $0.title, maxScore: $0.points, isBonus: $0.isBonus, file: $0.file)
      },
      students: students)
    return (results, reports)
  }

  /// Returns the name of a student's files. Most file systems allow 255 bytes.
  private static func fileName(for student: String) -> String {
    guard student.utf8.count > 200 else { return student }
    var hash = ContentHash()
    hash.add(student)
    return "\(student.prefix(40))-\(hash.hexadecimal().prefix(16))"
  }

  /// Makes the students' reports those of the present marks, and removes the others.
  private func writeReports(_ reports: [String: String]) throws {
    let folder = folder.appending(path: "reports")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
      where reports[name] == nil && name.hasSuffix(".html") {
        try FileManager.default.removeItem(at: folder.appending(path: name))
      }
    } catch {
      throw ReportedFault(
        .output, "\(folder.path) cannot be written: \(SystemError(error).sentences)")
    }
    for (name, key) in reports {
      try pages.publish(key, to: folder.appending(path: name))
    }
  }
}

extension StudentResult.Status {
  fileprivate init(_ status: StoredResult.Status) {
    switch status {
    case .graded: self = .graded
    case .nothingHandedIn: self = .nothingHandedIn
    case .unreadable: self = .unreadable
    case .failed: self = .failed
    }
  }
}
