internal import Foundation

extension Lesson {
  /// The names that a link `#…` to a page of the lesson can have: headings, anchors in raw HTML,
  /// exercises and figures.
  package var targets: Set<String> {
    anchors.union(headings.map(\.slug))
      .union(exercises.map { "exercise.\($0.id)" })
      .union(figures.map { "figure.\($0.id)" })
  }

  /// Returns the fault of a link to a part of the lesson; nil where there is such a part.
  ///
  /// - Parameters:
  ///   - fragment: The part's name, as it is written after the `#`.
  ///   - address: The link's address, for the message.
  ///   - place: The lesson as the message names it after the address, such as ` in Lessons/Schedules`.
  /// - Returns: The fault, without its place.
  package func fault(ofFragment fragment: String, in address: String, place: String = "") -> String?
  {
    let name = fragment.removingPercentEncoding ?? fragment
    // HTML reserves both for the top of the page.
    if name.isEmpty || name.lowercased() == "top" { return nil }
    let targets = targets
    if targets.contains(name) || targets.contains(fragment) { return nil }
    let other = targets.sorted().first { $0.lowercased() == name.lowercased() }
    let advice = other.map { "did you mean `#\($0)`?" } ?? "correct the link"
    return "there is no heading “\(address)”\(place); \(advice)"
  }
}
