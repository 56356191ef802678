package import Courses
package import Foundation
package import LessonReading

/// The lesson of a course that a student worked on last.
///
/// The time of the work on a lesson is the latest of these: the modification of an exercise's or an
/// experiment's file that differs from its stub, and the last change of the lesson's progress record,
/// which checks and hints make. Unchanged stubs do not count, since a new copy of the course has them
/// all with arbitrary times.
package struct LatestWork: Sendable {
  package let lesson: Lesson
  package let folder: LessonFolder
  /// The name of the file that was edited last; nil where the progress record is newer, or where no
  /// lesson is begun.
  package let file: String?
  /// Whether there was any work. Otherwise the lesson is the first of the course.
  package let isBegun: Bool

  /// Finds the lesson among a course's lessons, which are in their order; nil where there are none.
  package init?(in lessons: [(folder: LessonFolder, lesson: Lesson)]) {
    let works = lessons.map { (lesson: $0, work: Self.work($0.lesson, in: $0.folder)) }
    let latest = works.filter { $0.work != nil }.max { left, right in
      (left.work?.time ?? .distantPast) < (right.work?.time ?? .distantPast)
    }
    guard let found = latest?.lesson ?? lessons.first else { return nil }
    (folder, lesson) = found
    file = latest?.work?.file
    isBegun = latest != nil
  }

  private struct Work {
    let time: Date
    let file: String?
  }

  private static func work(_ lesson: Lesson, in folder: LessonFolder) -> Work? {
    let files =
      lesson.exercises.map { (folder.exercises.appending(path: $0.file), $0.stub) }
      + lesson.experiments.map { (folder.experiments.appending(path: $0.file), $0.stub) }
    var works = files.compactMap { file, stub -> Work? in
      guard let time = time(of: file), isEdited(file, stub: stub) else { return nil }
      return Work(time: time, file: file.lastPathComponent)
    }
    let record = ProgressFile(lesson: lesson.id, course: folder.course).path
    if let time = time(of: URL(filePath: record)) { works.append(Work(time: time, file: nil)) }
    return works.max { $0.time < $1.time }
  }

  /// Returns the time of a regular file's last modification; nil where there is no such file.
  package static func time(of file: URL) -> Date? {
    let facts = try? FileManager.default.attributesOfItem(atPath: file.path)
    guard facts?[.type] as? FileAttributeType == .typeRegular else { return nil }
    return facts?[.modificationDate] as? Date
  }

  private static func isEdited(_ file: URL, stub: String) -> Bool {
    guard case .content(let bytes) = SubmittedFile.bytes(of: file.path) else { return true }
    func lines(_ text: String) -> String {
      text.replacing("\r\n", with: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
    }
    return lines(String(decoding: bytes, as: UTF8.self)) != lines(stub)
  }
}
