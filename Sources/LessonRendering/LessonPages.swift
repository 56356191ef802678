package import LessonReading

/// Where a page's links to lessons lead.
package struct LessonPages: Sendable {
  /// The folder of the lesson that the page shows.
  private let own: String
  /// The addresses of the other lessons' pages, by their folders.
  private let others: [String: String]

  /// Creates the addresses for a page.
  ///
  /// - Parameters:
  ///   - lesson: The lesson that the page shows.
  ///   - others: The addresses of the other lessons' pages, relative to this page, by their folders. A
  ///     link to a lesson without an address becomes text.
  package init(from lesson: Lesson, to others: [String: String] = [:]) {
    own = lesson.module
    self.others = others
  }

  /// The target of a link to a lesson.
  enum Target: Equatable {
    case address(String)
    /// There is no page to link to, so that only the link's text remains.
    case none
  }

  /// Returns the target of a link; nil where the link is not to a lesson.
  func target(of destination: String) -> Target? {
    guard let address = LessonAddress(destination) else {
      let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      guard ["Lesson.md", "./Lesson.md"].contains(parts.first.map(String.init)) else { return nil }
      return .address("#" + (parts.count > 1 ? parts[1] : "top"))
    }
    if address.folder == own { return .address("#" + (address.fragment ?? "top")) }
    guard let page = others[address.folder] else { return Target.none }
    return .address(page + (address.fragment.map { "#\($0)" } ?? ""))
  }
}
