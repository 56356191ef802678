internal import Files
package import Foundation
internal import LessonReading

/// A folder with a Package.swift and a folder of lessons.
package struct Course: Sendable {
  package let root: URL

  /// Opens the course in `folder`.
  package init(root folder: URL) throws(ReportedFault) {
    guard Self.isCourse(folder) else {
      throw ReportedFault(
        .usage,
        "\(folder.path) is no course: it has no Package.swift beside a folder Lessons. "
          + "Name another with --course.")
    }
    root = folder.standardizedFileURL
  }

  /// Opens the course that contains `folder`: the first one found in it or in the folders above it.
  package init(around folder: URL) throws(ReportedFault) {
    var candidate = folder.standardizedFileURL
    while !Self.isCourse(candidate) {
      let parent = candidate.deletingLastPathComponent().standardizedFileURL
      guard parent.path != candidate.path else {
        throw ReportedFault(
          .usage,
          "There is no course here: neither \(folder.path) nor a folder above it has a "
            + "Package.swift beside a folder Lessons. Change to one, or name it with --course.")
      }
      candidate = parent
    }
    root = candidate
  }

  private static func isCourse(_ folder: URL) -> Bool {
    let files = FileManager.default
    var isFolder: ObjCBool = false
    return files.fileExists(atPath: folder.appending(path: "Package.swift").path)
      && files.fileExists(
        atPath: folder.appending(path: lessonsFolder).path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// Returns the folders of the lessons, sorted by name.
  package func lessons() throws(ReportedFault) -> [LessonFolder] {
    let folder = root.appending(path: Self.lessonsFolder)
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        .filter { !$0.hasPrefix(".") }.map { LessonFolder(course: self, name: $0) }
        .filter { FileManager.default.fileExists(atPath: $0.text.path) }
    } catch {
      throw ReportedFault(
        .machine, "The folder \(folder.path) cannot be listed: \(SystemError(error).sentences)")
    }
  }

  /// The default folder for reports. Git ignores it.
  package var reports: URL { root.appending(path: ".lessons/reports") }

  /// The folder for compiled modules and cached results. Git ignores it.
  package var cache: URL { root.appending(path: ".lessons/cache") }

  /// The folder of the result cache, inside ``cache``.
  package var resultCache: URL { cache.appending(path: "kept") }
}

/// The folder of one lesson, and the paths of its parts.
package struct LessonFolder: Sendable {
  package let course: Course
  /// The name of the folder, which is also the name of the student's module.
  package let name: String

  /// Names the folder of a lesson, which need not exist yet.
  package init(course: Course, name: String) {
    self.course = course
    self.name = name
  }

  package var folder: URL { course.root.appending(path: path) }
  package var text: URL { folder.appending(path: "Lesson.md") }
  package var exercises: URL { folder.appending(path: "Exercises") }
  package var experiments: URL { exercises.appending(path: Experiment.folder) }
  package var kit: URL { folder.appending(path: "Kit") }
  package var probe: URL { folder.appending(path: "Probe") }
  package var checks: URL { folder.appending(path: "Checks") }
  /// The wrong and the acceptable submissions that the checks are tested with.
  package var submissions: URL { checks.appending(path: "Submissions") }
  package var solutions: URL { course.root.appending(path: solutionsPath) }
}
