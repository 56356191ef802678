package import Foundation
package import LessonReading

/// The texts of a student's files: those of the lesson's exercises, and the student's own helpers.
package struct Submission: Sendable {
  /// The submission's content for one exercise.
  package enum Entry: Sendable, Equatable {
    /// There is no file, or it is empty or contains only comments. The message states which.
    case absent(String)
    /// The text of the exercise's file.
    case source(String)
    /// The file was not accepted, for this reason.
    case refused(String)
  }

  /// The entries, by exercise id.
  package let entries: [String: Entry]
  /// The texts of the student's files that belong to no exercise, by file name.
  package let helpers: [String: String]
  /// Remarks on the folder, and on files in it that belong to no exercise.
  package internal(set) var remarks: [String]
  /// The name of the inner folder that contains the files; nil where it is the given folder itself.
  package let subfolder: String?

  /// Reads the files of a lesson's exercises, and the student's helpers beside them.
  ///
  /// - Parameters:
  ///   - folder: The submitted folder.
  ///   - lesson: The lesson that the submission is for.
  ///   - isStudentsFolder: Whether it is the lesson's own folder, where `lessons reset` restores a
  ///     missing file.
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
    let found = try SubmissionFolder(folder, files: Set(lesson.exercises.map(\.file)))
    let others = OtherFiles(in: found.listing, lesson: lesson)
    var remarks = found.remarks + others.remarks
    if found.subfolder != nil {
      // Misnamed files beside the inner folder are remarked on too. They are not used as helpers.
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
      let isMissing = found.listing.kinds[exercise.file] == nil
      if isStudentsFolder, isMissing, others.candidates[exercise.id] == nil {
        remarks.append(missing)
      }
      entries[exercise.id] = Self.entry(
        found.listing.url.appending(path: exercise.file).path, missing: missing)
    }
    self.entries = entries
    self.remarks = remarks
    helpers = others.helpers
    subfolder = found.subfolder
  }

  /// Returns the submission with further remarks, such as on what was left out of an archive.
  package func adding(remarks: [String]) -> Submission {
    var submission = self
    submission.remarks += remarks
    return submission
  }

  /// Returns the message for a missing file, and how to restore or rename it.
  private static func missing(_ exercise: Exercise, candidate: String?, reset: String?) -> String {
    let sentence = "The file `\(exercise.file)` is missing."
    if let candidate { return "\(sentence) Is it `\(candidate)`? Rename that file." }
    return reset.map { "\(sentence) `\($0)` brings its stub back." } ?? sentence
  }

  private static func entry(_ path: String, missing: String) -> Entry {
    switch SubmittedFile.read(path) {
    case .missing: .absent(missing)
    case .refused(let reason): .refused(reason)
    case .text(let text) where TopLevelDeclarations.hasNoCode(text):
      .absent(text.isEmpty ? "The file is empty." : "The file holds nothing but comments.")
    case .text(let text): .source(text)
    }
  }
}
