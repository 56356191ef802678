/// The report and the files of a graded submission, which are read when they are asked for.
package protocol SubmissionRecord: Sendable {
  /// Returns the text of the JSON report.
  func report() throws -> String
  /// Returns the texts of the exercises' files by the exercises' ids.
  func sources() throws -> [String: String]
}
