import Grading
import Reporting
import Testing
import Typesetting

/// A rendered page, which a failing expectation does not print whole.
struct Page: CustomTestStringConvertible {
  static let typesetter = Typesetter()

  let text: String

  var testDescription: String { "a page of \(text.utf8.count) bytes" }

  init(_ graded: GradedLesson, typesetter: Typesetter = typesetter) throws {
    text = try HTMLReport(graded, typesetter: typesetter).text()
  }

  /// Whether the page contains a text, compared by code points, as in a browser.
  func holds(_ text: String) -> Bool {
    self.text.unicodeScalars.contains(text.unicodeScalars)
  }
}
