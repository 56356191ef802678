package import Foundation
package import LessonReading

/// A folder of Swift files, taken in: those that the lesson names and the student's own beside them,
/// each read once.
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
  /// The texts of the student's own files beside the exercises', by the files' names.
  package let helpers: [String: String]
  /// What there is to say about the folder, and about files in it that fit no exercise.
  package let remarks: [String]
  /// The folder inside the named one that the files lie in, where that is so.
  package let subfolder: String?

  /// Takes in the files that a lesson's exercises name, and the student's own beside them.
  ///
  /// - Parameters:
  ///   - folder: The folder that was handed in.
  ///   - lesson: The lesson whose exercises it holds.
  ///   - isStudentsFolder: Whether it is the lesson's own folder, where `lessons reset` brings a
  ///     missing file back.
  /// - Throws: A ``ReportedFault`` where there is no such folder, or it cannot be listed.
  package init(
    folder: URL, lesson: Lesson, isStudentsFolder: Bool = false
  ) throws(ReportedFault) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) else {
      let advice =
        isStudentsFolder
        ? "`lessons reset \(lesson.id) EXERCISE` makes it, with that exercise's stub in it."
        : "Name one that exists."
      throw ReportedFault(.usage, "There is no folder \(folder.path). \(advice)")
    }
    guard isFolder.boolValue else {
      let archive = ArchiveKind(of: folder.lastPathComponent)
      throw ReportedFault(
        .usage,
        "\(folder.path) is no folder\(archive.map { ", but \($0.phrase)" } ?? ""). "
          + (archive?.advice ?? "Name the folder that holds the Swift files."))
    }
    let place = try SubmissionPlace(folder, files: Set(lesson.exercises.map(\.file)))
    let others = OtherFiles(in: place.listing, lesson: lesson)
    var remarks = place.remarks + others.remarks
    if place.subfolder != nil {
      // A file with a wrong name beside the folder is told of too; it is no helper.
      let outer = OtherFiles(in: try FolderListing(folder), lesson: lesson)
      remarks += outer.remarks.filter { !remarks.contains($0) }
      if !outer.helpers.isEmpty {
        remarks.append(
          "Left out, as they lie beside that folder: \(outer.helpers.keys.sorted().quoted(atMost: 5))."
        )
      }
    }
    var entries: [String: Entry] = [:]
    for exercise in lesson.exercises {
      let missing = Self.missing(
        exercise, candidate: others.candidates[exercise.id],
        reset: isStudentsFolder ? "lessons reset \(lesson.id) \(exercise.id)" : nil)
      let isMissing = place.listing.kinds[exercise.file] == nil
      if isStudentsFolder, isMissing, others.candidates[exercise.id] == nil {
        remarks.append(missing)
      }
      entries[exercise.id] = Self.entry(
        place.listing.url.appending(path: exercise.file).path, missing: missing)
    }
    self.entries = entries
    self.remarks = remarks
    helpers = others.helpers
    subfolder = place.subfolder
  }

  /// Says that an exercise's file is missing, and how to get it.
  private static func missing(_ exercise: Exercise, candidate: String?, reset: String?) -> String {
    let sentence = "The file `\(exercise.file)` is missing."
    if let candidate { return "\(sentence) Is it `\(candidate)`? Rename that file." }
    return reset.map { "\(sentence) `\($0)` brings its stub back." } ?? sentence
  }

  private static func entry(_ path: String, missing: String) -> Entry {
    switch SubmittedFile.read(path) {
    case .missing: .absent(missing)
    case .refused(let reason): .refused(reason)
    case .text(let text) where SwiftComments.isOnlyComments(text):
      .absent(text.isEmpty ? "The file is empty." : "The file holds nothing but comments.")
    case .text(let text): .source(text)
    }
  }
}
