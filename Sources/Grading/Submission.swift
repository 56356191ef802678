package import Foundation
package import LessonReading

/// A folder of Swift files, taken in: only the files that the lesson names, each read once.
package struct Submission: Sendable {
  /// What there is for one exercise.
  package enum Entry: Sendable, Equatable {
    /// No file, or one with nothing but comments in it, or none beside the stub's own text.
    case absent(String)
    case source(String)
    /// A file that is not taken, with the reason.
    case refused(String)
  }

  /// The entries, by the exercises' names.
  package let entries: [String: Entry]

  /// Takes in the files that a lesson's exercises name. Whatever else lies in the folder is ignored.
  package init(folder: URL, lesson: Lesson) throws(GradingFault) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) else {
      throw GradingFault(.usage, "There is no folder \(folder.path). Name one that exists.")
    }
    guard isFolder.boolValue else {
      throw GradingFault(
        .usage, "\(folder.path) is no folder. Name the folder that holds the Swift files.")
    }
    var entries: [String: Entry] = [:]
    for exercise in lesson.exercises {
      entries[exercise.id] = Self.entry(folder.appending(path: exercise.file).path)
    }
    self.entries = entries
  }

  private static func entry(_ path: String) -> Entry {
    switch SubmittedFile.read(path) {
    case .missing: .absent("There is no such file.")
    case .refused(let reason): .refused(reason)
    case .text(let text) where SourceText.isOnlyComments(text):
      .absent(text.isEmpty ? "The file is empty." : "The file holds nothing but comments.")
    case .text(let text): .source(text)
    }
  }
}
