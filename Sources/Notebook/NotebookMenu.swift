internal import Courses
internal import Foundation
internal import LessonReading
internal import Reporting

/// The lessons of a course, as the notebook's pages lead to them.
struct NotebookMenu: Sendable {
  /// A lesson, with the address of its page on the server.
  struct Entry: Sendable {
    let folder: LessonFolder
    let id: String
    let title: String

    /// The address of the page, below which all requests of the page are.
    var address: String { "/lessons/\(id)/" }
  }

  let entries: [Entry]

  /// Reads the lessons' names and titles, in the course's order. Where the description of the course has
  /// a fault, they are sorted by folder name. A lesson that cannot be read is left out.
  ///
  /// - Throws: Faults of the machine.
  init(of course: Course) throws {
    entries = try Self.folders(of: course).compactMap { folder in
      guard let lesson = try? LessonDraft(at: folder.text.path).lesson else { return nil }
      return Entry(
        folder: folder,
        id: Lesson.id(ofModule: lesson.module.isEmpty ? folder.name : lesson.module),
        title: lesson.title.isEmpty ? folder.name : lesson.title)
    }
  }

  private static func folders(of course: Course) throws -> [LessonFolder] {
    do {
      return try course.syllabus().folders
    } catch  where error.kind == .lesson {
      return try course.lessons()
    }
  }

  func entry(named id: some StringProtocol) -> Entry? { entries.first { $0.id == id } }

  /// Returns the links of a lesson's page to the course's lessons.
  func links(from folder: LessonFolder) -> NotebookLinks {
    NotebookLinks(
      own: folder.name,
      entries.map {
        NotebookLinks.Entry(folder: $0.folder.name, title: $0.title, address: $0.address)
      })
  }
}
