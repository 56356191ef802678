internal import Files
internal import Foundation
internal import Reporting

/// Summarizes the reports of a class.
///
/// Exercises whose texts in two reports are equal are decoded once, and their summaries are in memory
/// once.
package struct ReportSummaries {
  /// The summaries by the hash of an exercise's text.
  private var known: [String: ExerciseSummary] = [:]

  package init() {}

  /// Returns the summary of a report.
  ///
  /// - Parameter text: The text of the JSON report.
  /// - Returns: The summary.
  /// - Throws: A ``ReportTextFault`` or a `DecodingError` where it is no such text.
  package mutating func summary(of text: String) throws -> ReportSummary {
    ReportSummary(
      exercises: try ReportText(text).exercises.map { exercise in
        var hash = ContentHash()
        hash.add(exercise)
        let key = hash.hexadecimal()
        if let summary = known[key] { return summary }
        let summary = ExerciseSummary(
          try JSONDecoder().decode(EncodedExercise.self, from: Data(exercise)))
        known[key] = summary
        return summary
      })
  }
}
