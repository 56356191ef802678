internal import LessonReading

extension HTMLRenderer {
  /// Returns raw HTML of a lesson in the form in which a page contains it.
  ///
  /// Tags that would change how the rest of the page is read become text, as on code hosts. Images and
  /// links are treated as those in Markdown are, and tables can be scrolled.
  func rawHTML(_ html: String) -> String {
    guard html.contains("<") else { return html }
    let html = Self.disarmed(html)
    let bytes = Array(html.utf8)
    var result: [UInt8] = []
    var taken = 0
    for tag in HTMLTag.tags(in: html) {
      guard let replacement = replacement(for: tag, bytes[tag.range]) else { continue }
      result += bytes[taken..<tag.range.lowerBound]
      result += Array(replacement.utf8)
      taken = tag.range.upperBound
    }
    if taken == 0 { return html }
    return String(decoding: result + bytes[taken...], as: UTF8.self)
  }

  private func replacement(for tag: HTMLTag, _ written: ArraySlice<UInt8>) -> String? {
    switch (tag.name, tag.isClosing) {
    case ("img", false): images.image(of: tag)
    case ("a", false), ("area", false): images.link(of: tag)
    case ("table", false): Self.tableStart + String(decoding: written, as: UTF8.self)
    case ("table", true): String(decoding: written, as: UTF8.self) + Self.tableEnd
    default: nil
    }
  }

  /// The tags that GitHub's extension of Markdown does not let through.
  ///
  /// Source: GitHub Flavored Markdown Spec, 6.11, "Disallowed Raw HTML".
  private static let refused = [
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
  ]

  /// Replaces the `<` of each tag that is refused by a reference.
  private static func disarmed(_ html: String) -> String {
    html.replacing(/<(\/?[a-zA-Z]+)(?=[\s>]|\/>)/) { match in
      let name = match.1.drop { $0 == "/" }.lowercased()
      return refused.contains(name) ? "&lt;\(match.1)" : String(match.0)
    }
  }
}
