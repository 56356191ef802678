package import Foundation

/// A course's title, and its lessons in the order in which they are studied.
///
/// The file `Lessons/course.yaml` describes them. Lessons that it does not list follow the listed ones,
/// sorted by folder name. Without the file, all lessons are sorted so and have the same weight.
package struct Syllabus: Sendable {
  /// A lesson and its share in the course's total.
  package struct Entry: Sendable {
    package let folder: LessonFolder
    /// The lesson's weight in the total of the course, relative to the other lessons' weights.
    package let weight: Double
    /// When submissions to the lesson are due; nil where the file does not say.
    package let due: DueDate?

    package init(_ folder: LessonFolder, weight: Double = 1, due: DueDate? = nil) {
      self.folder = folder
      self.weight = weight
      self.due = due
    }
  }

  /// The title of the course; nil where the file has none.
  package let title: String?
  package let lessons: [Entry]

  /// The folders of the lessons, in the same order.
  package var folders: [LessonFolder] { lessons.map(\.folder) }

  /// Returns the entry of a lesson that is in the course.
  package func entry(of folder: LessonFolder) -> Entry? {
    lessons.first { $0.folder.name == folder.name }
  }
}

extension Course {
  /// The file with the course's title, and the order, weights and due dates of its lessons. It may be
  /// missing.
  package var description: URL { root.appending(path: "\(Self.lessonsFolder)/course.yaml") }

  /// Reads the course's title and its lessons in their order.
  ///
  /// - Throws: A ``ReportedFault`` with every fault of `course.yaml`, each with its place, or where two
  ///   lessons share a name.
  package func syllabus() throws(ReportedFault) -> Syllabus {
    try syllabus(of: distinctLessons())
  }

  /// The faults of `course.yaml`; nil where it has none, and where two lessons share a name, since it is
  /// not read then.
  package var descriptionFault: ReportedFault? {
    guard let all = try? distinctLessons() else { return nil }
    do throws(ReportedFault) {
      _ = try syllabus(of: all)
      return nil
    } catch {
      return error
    }
  }

  private func syllabus(of all: [NamedLesson]) throws(ReportedFault) -> Syllabus {
    // Attributes are also found of a symbolic link to nothing, which is a fault.
    guard (try? FileManager.default.attributesOfItem(atPath: description.path)) != nil else {
      return Syllabus(title: nil, lessons: all.map { Syllabus.Entry($0.folder) })
    }
    return try Syllabus(describedIn: description, of: all)
  }
}
