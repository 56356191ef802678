internal import Foundation

/// The address of a lesson's file as another lesson links to it: `../Schedules/Lesson.md#warm-up`.
package struct LessonAddress: Hashable, Sendable {
  /// The name of the lesson's folder.
  package let folder: String
  /// What follows the `#`, as it is written; nil where there is none.
  package let fragment: String?

  /// Reads a link's destination. Returns nil where it has another form.
  package init?(_ destination: String) {
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = parts.first?.removingPercentEncoding else { return nil }
    let names = path.split(separator: "/", omittingEmptySubsequences: false).filter { $0 != "." }
    guard names.count == 3, names[0] == "..", names[2] == "Lesson.md",
      !names[1].isEmpty, names[1] != ".."
    else { return nil }
    folder = String(names[1])
    fragment = parts.count > 1 ? String(parts[1]) : nil
  }
}
