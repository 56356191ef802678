package import Foundation

/// What one student handed in.
package struct CollectedSubmission: Sendable {
  /// Where a submission is, or why there is nothing that can be read.
  package enum Source: Sendable, Equatable {
    case folder(URL)
    case archive(URL)
    /// Single files of one student, by the name that each was handed in with.
    case files([String: URL])
    case refused(Unreadable)
  }

  /// The student's id: the name of the folder or archive without the layout's decoration.
  ///
  /// On Moodle it is the student's name, on Canvas the abbreviated name, on GitHub the login. Where two
  /// students of a class have the same, the platform's number is appended: `Lee Kim_12345`.
  package let student: String
  /// The student's name; nil where the layout has none.
  package let name: String?
  /// The platform's number for the student or the participation; nil where the layout has none.
  package let number: String?
  package let source: Source
  /// When the newest file or the archive itself was last changed.
  package let modified: Date?
  /// Whether the platform marked the submission as late.
  package let isMarkedLate: Bool
  let layout: Layout
}

/// The reason why a submission cannot be graded, for a person: what is wrong, and what to do.
package struct Unreadable: Error, Equatable, Sendable {
  package let reason: String
  /// Whether there is no file at all.
  package let isEmpty: Bool

  init(_ reason: String, isEmpty: Bool = false) {
    self.reason = reason
    self.isEmpty = isEmpty
  }
}

/// A submission as a folder of files.
package struct UnpackedSubmission: Sendable, Equatable {
  /// The folder, as `Submission(folder:lesson:)` takes it.
  package let folder: URL
  /// Remarks on what was left out or found elsewhere.
  package let remarks: [String]
  /// When the newest file was last changed, by the times in the archive where it is one.
  package let modified: Date?
}
