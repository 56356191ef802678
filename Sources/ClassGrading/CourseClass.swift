internal import ClassReporting
package import Courses
internal import Files
package import Foundation
internal import Gradebook
package import LessonReading
internal import Reporting

/// A class's results in all lessons of a course. Each lesson has a folder of its own in one folder.
///
/// That folder has the file `.lessons/course`, by which it is recognized, so that the files about the
/// course are written anew after a change in a lesson's gradebook.
package struct CourseClass {
  private let folder: URL
  private let course: Course

  private static let markerPath = ".lessons/course"

  /// Creates the folder where it is missing.
  ///
  /// - Throws: A ``ReportedFault`` where it cannot be written, or has the results of one lesson.
  package init(creatingIn folder: URL, of course: Course) throws(ReportedFault) {
    self.init(in: folder, of: course)
    let marker = folder.appending(path: Self.markerPath)
    guard
      !FileManager.default.fileExists(
        atPath: folder.appending(path: Gradebook.fileName).path)
    else {
      throw ReportedFault(
        .usage,
        "\(folder.path) has the results of one lesson. Name another folder with --output.")
    }
    do {
      try FileManager.default.createDirectory(
        at: marker.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: marker)
    } catch {
      throw ReportedFault(
        .output, "\(folder.path) cannot be written: \(SystemError(error).sentences)")
    }
  }

  /// Opens the results of a course in which a lesson's folder lies; nil where it is in none.
  package init?(around lesson: URL, of course: Course) {
    let folder = lesson.standardizedFileURL.deletingLastPathComponent()
    guard FileManager.default.fileExists(atPath: folder.appending(path: Self.markerPath).path)
    else {
      return nil
    }
    self.init(in: folder, of: course)
  }

  private init(in folder: URL, of course: Course) {
    self.folder = folder
    self.course = course
  }

  /// The course page.
  package var page: URL { folder.appending(path: "index.html") }

  /// Returns the folder of a lesson's results.
  package func folder(of lesson: Lesson) -> URL {
    folder.appending(path: lesson.id, directoryHint: .isDirectory)
  }

  /// A lesson with results that cannot be shown, because its text has a fault.
  package struct LeftOutLesson {
    package let folder: LessonFolder
    package let fault: any Error
  }

  /// Writes the files about the course from the gradebooks of its lessons. Lessons that are not graded
  /// are left out.
  ///
  /// - Returns: The lessons with results that were left out, too.
  @discardableResult package func write() throws -> [LeftOutLesson] {
    let syllabus = try course.syllabus()
    var leftOut: [LeftOutLesson] = []
    var found: [(entry: Syllabus.Entry, output: ClassOutput)] = []
    for entry in syllabus.lessons {
      let lesson: Lesson
      do {
        lesson = try readLesson(at: entry.folder.text.path)
      } catch {
        let results = folder.appending(path: Lesson.id(ofModule: entry.folder.name))
        if Self.hasGradebook(results) {
          leftOut.append(LeftOutLesson(folder: entry.folder, fault: error))
        }
        continue
      }
      let place = folder(of: lesson)
      guard Self.hasGradebook(place) else { continue }
      let gradebook = try Gradebook(in: place)
      guard try gradebook.currentRun() != nil else { continue }
      found.append(
        (
          entry,
          try ClassOutput(
            place, of: gradebook, lesson: lesson, isAnonymous: try gradebook.isAnonymous())
        ))
    }
    let pseudonyms = try pseudonyms(of: found.map(\.output).filter(\.isAnonymous))
    let results = CourseResults(
      title: syllabus.title ?? "All lessons",
      try found.map { entry, output in
        CourseResults.LessonResults(
          try output.results(pseudonyms: pseudonyms), weight: entry.weight,
          due: try output.gradebook.due()?.words, folder: output.lesson.id)
      })
    for file in CourseReport(results).files {
      try ReportFile.write(to: folder.appending(path: file.name).path) { try file.write($0) }
    }
    return leftOut
  }

  private static func hasGradebook(_ folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: Gradebook.fileName).path)
  }

  /// The pseudonyms of the students of several lessons; nil where there is no such lesson.
  private func pseudonyms(of outputs: [ClassOutput]) throws -> Pseudonyms? {
    guard !outputs.isEmpty else { return nil }
    let students = Set(try outputs.flatMap { try $0.students() })
    return Pseudonyms(of: students, key: try pseudonymKey())
  }
}

extension CourseClass {
  private static let keyPath = ".lessons/pseudonym-key"

  /// Gives a lesson's gradebook the course's key, so that a student has the same pseudonym in every
  /// lesson. A gradebook that has a key keeps it, because pages may have been published under it.
  package func setPseudonymKeyIfMissing(in job: ClassJob) throws {
    try job.gradebook.setPseudonymKey(ifMissing: try pseudonymKey())
  }

  /// The key of the students' pseudonyms in the files about the course, and in the lessons whose
  /// gradebooks have no key yet.
  ///
  /// It is made once: where gradebooks of lessons have keys, it is that of the first one by the name of
  /// its folder.
  private func pseudonymKey() throws -> String {
    let file = folder.appending(path: Self.keyPath).path
    if let key = try storedKey(at: file) { return key }
    let key = try keyOfLesson() ?? Gradebook.newPseudonymKey()
    do {
      // Another process may have made the key meanwhile.
      let draft = "\(file).\(UUID().uuidString)"
      if try AtomicFile.create(file, with: Data(key.utf8), draft: draft) { return key }
    } catch {
      throw ReportedFault(.output, "\(file) cannot be written: \(error.sentences)")
    }
    return try storedKey(at: file) ?? key
  }

  private func storedKey(at file: String) throws(ReportedFault) -> String? {
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    let content = FileManager.default.contents(atPath: file) ?? Data()
    let text = String(decoding: content, as: UTF8.self).trimmingCharacters(
      in: .whitespacesAndNewlines)
    guard text.wholeMatch(of: /[0-9a-f]{64}/) != nil else {
      throw ReportedFault(
        .usage,
        "\(file) has no key of pseudonyms. Restore a copy. If there is none, remove the file; the "
          + "students may then get other pseudonyms.")
    }
    return text
  }

  /// The key of the first lesson's gradebook that has one.
  private func keyOfLesson() throws -> String? {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    for name in names {
      let lesson = folder.appending(path: name)
      guard Self.hasGradebook(lesson) else { continue }
      if let key = try Gradebook(in: lesson).existingPseudonymKey() { return key }
    }
    return nil
  }
}
