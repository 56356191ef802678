package import Foundation

/// A student's submission in a class.
package struct ClassEntry: Sendable {
  package let student: String
  /// The name that the submission itself gives.
  package let name: String?
  /// Whether a submission whose newest file is of a date was handed in late; nil where nothing is due.
  package let isLate: @Sendable (_ modified: Date?) -> Bool?
  /// Makes the submission's files available. Gets the path of a folder that does not exist yet.
  package let open: @Sendable (_ scratch: URL) async throws -> Content

  /// What a submission turned out to be.
  package enum Content: Sendable {
    /// A folder with the files, remarks on what was left out, and the date of the newest file.
    case folder(URL, remarks: [String], modified: Date?)
    /// Nothing that can be graded, for this reason.
    case unreadable(String)
    /// Nothing at all, for this reason.
    case nothing(String)
  }

  package init(
    student: String, name: String? = nil,
    isLate: @escaping @Sendable (_ modified: Date?) -> Bool? = { _ in nil },
    open: @escaping @Sendable (_ scratch: URL) async throws -> Content
  ) {
    self.student = student
    self.name = name
    self.isLate = isLate
    self.open = open
  }
}
