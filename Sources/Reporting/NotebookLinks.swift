internal import LessonRendering
internal import LessonReading

/// The links of a notebook's page to the lessons of its course.
package struct NotebookLinks: Sendable {
  /// A lesson of the course.
  package struct Entry: Sendable {
    let folder: String
    let title: String
    let address: String

    package init(folder: String, title: String, address: String) {
      self.folder = folder
      self.title = title
      self.address = address
    }
  }

  /// The folder of the lesson that the page shows.
  private let own: String
  private let entries: [Entry]

  /// Creates the links.
  ///
  /// - Parameters:
  ///   - own: The folder of the lesson that the page shows.
  ///   - entries: The lessons of the course in their order.
  package init(own: String, _ entries: [Entry]) {
    self.own = own
    self.entries = entries
  }

  private var place: Int? { entries.firstIndex { $0.folder == own } }

  /// The address of the page itself, below which all its requests are.
  var address: String { place.map { entries[$0].address } ?? "/" }

  var previous: Entry? { place.flatMap { $0 > 0 ? entries[$0 - 1] : nil } }

  var next: Entry? { place.flatMap { $0 + 1 < entries.count ? entries[$0 + 1] : nil } }

  /// All texts, which decide the page together with the lesson.
  var parts: [String] { [own] + entries.flatMap { [$0.folder, $0.title, $0.address] } }

  /// The entries of the list of lessons; empty where there is only one.
  var list: [Item] {
    entries.count < 2
      ? [] : entries.map { Item(title: $0.title, address: $0.address, isOwn: $0.folder == own) }
  }

  /// An entry of the list of lessons.
  struct Item {
    let title: String
    let address: String
    /// Whether it is the lesson that the page shows.
    let isOwn: Bool
  }

  /// Returns where links to lessons lead.
  func pages(from lesson: Lesson) -> LessonPages {
    LessonPages(
      from: lesson,
      to: Dictionary(
        entries.map { ($0.folder, $0.address) }, uniquingKeysWith: { first, _ in first }))
  }
}
