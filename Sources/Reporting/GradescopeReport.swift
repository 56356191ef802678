internal import Checking
internal import Foundation
package import Grading

/// A graded lesson as Gradescope's `results.json`.
///
/// Bonus points count as extra credit. There is no execution time in it, so that the same verdicts
/// are the same bytes.
///
/// Source: Gradescope's documentation, "Autograder Specifications", Output Format.
package struct GradescopeReport: Sendable {
  private let results: GradescopeResults

  package init(_ graded: GradedLesson) {
    results = GradescopeResults(graded)
  }

  /// Returns the report's text, which ends with a line feed.
  package func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(results), as: UTF8.self) + "\n"
  }
}

/// The format of ``GradescopeReport``.
struct GradescopeFormat: ReportFormat {
  let name = "gradescope"
  let note: String? = "results.json"
  let fileExtension = "json"

  func render(_ graded: GradedLesson, in setting: ReportSetting) throws -> String {
    try GradescopeReport(graded).text()
  }
}
