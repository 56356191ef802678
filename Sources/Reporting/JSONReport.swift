internal import Checking
internal import Foundation
package import Grading

/// A graded lesson for programs: the contract of `--json`, version 1.
///
/// Keys are sorted and nothing in it depends on when or where it was written, so that the same
/// verdicts are the same bytes.
package struct JSONReport: Sendable {
  private let lesson: EncodedLesson

  package init(_ graded: GradedLesson) {
    self.init(EncodedLesson(graded))
  }

  /// Creates the report of a lesson that was decoded from a report.
  package init(_ lesson: EncodedLesson) {
    self.lesson = lesson
  }

  /// Decodes a report. Encoded again, the lesson gives the same text.
  ///
  /// - Throws: A `DecodingError` where the text is no report.
  package static func lesson(in text: String) throws -> EncodedLesson {
    try JSONDecoder().decode(EncodedLesson.self, from: NumberTokens.marked(text))
  }

  /// Returns the report's text, which ends with a line feed.
  ///
  /// A number that is not finite is the string `nan`, `inf` or `-inf`.
  package func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(lesson), as: UTF8.self) + "\n"
  }
}

/// The format of ``JSONReport``.
struct JSONFormat: ReportFormat {
  let name = "json"
  let fileExtension = "json"

  func render(_ graded: GradedLesson, in setting: ReportSetting) throws -> String {
    try JSONReport(graded).text()
  }
}
