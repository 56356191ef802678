internal import LessonReading

/// Gives the footnotes of cmark-gfm a heading, and names to the links between them and the text.
struct Footnotes {
  /// What opens the list of footnotes in cmark-gfm's HTML.
  static let start = "<section class=\"footnotes\" data-footnotes>"

  private var number = 0

  /// Returns a piece of a lesson's HTML with its footnotes labelled.
  mutating func labelled(_ html: String) -> String {
    guard html.contains("footnote") || number > 0 else { return html }
    let anchor = Lesson.footnotesAnchor
    let heading =
      "<section class=\"footnotes\" aria-labelledby=\"\(anchor)\">\n"
      + "<h2 id=\"\(anchor)\">Footnotes</h2>"
    let labelled = html.replacing(Self.start, with: heading)
      .replacing(/data-footnote-ref>(\d+)</) { "aria-label=\"Footnote \($0.1)\">\($0.1)<" }
    var text = ""
    var rest = labelled[...]
    // A link back is labelled by the footnote that it stands in.
    while let match = rest.firstMatch(of: /<li id="fn-|data-footnote-backref aria-label="[^"]*"/) {
      text += rest[..<match.range.lowerBound]
      if match.0.hasPrefix("<li") {
        number += 1
        text += match.0
      } else {
        text += "aria-label=\"Back to the text of footnote \(number)\""
      }
      rest = rest[match.range.upperBound...]
    }
    return text + rest
  }
}
