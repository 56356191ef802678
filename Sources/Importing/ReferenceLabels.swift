/// Renames link definitions that two cells share.
///
/// A definition such as `[1]: https://swift.org` holds in its own cell of a notebook, and in the whole
/// lesson.
enum ReferenceLabels {
  static func separate(_ parts: inout [NotebookConversion.Part]) {
    var known: [String: String] = [:]
    for index in parts.indices where parts[index].exercise == nil {
      let pattern = /(?:^|\n)[ ]{0,3}\[(?<label>[^\]\n^][^\]\n]*)\]:[ ]*(?<address>[^\n]+)/
      for match in parts[index].text.matches(of: pattern) {
        let label = String(match.label)
        let key = label.lowercased()
        let address = match.address.trimmed
        guard let other = known[key], other != address else {
          known[key] = address
          continue
        }
        rename(label, to: "\(label)-\(parts[index].cell)", in: &parts[index].text)
      }
    }
  }

  private static func rename(_ label: String, to new: String, in text: inout String) {
    let renamed = MarkdownSegments(text).segments.map { segment -> String in
      guard case .text(let text) = segment else { return segment.source }
      return text.replacing("[\(label)]:", with: "[\(new)]:")
        .replacing("][\(label)]", with: "][\(new)]")
        .replacing("[\(label)][]", with: "[\(label)][\(new)]")
        .replacing("[\(label)]", with: "[\(label)][\(new)]")
        .replacing("[\(label)][\(new)][\(new)]", with: "[\(label)][\(new)]")
        .replacing("[\(label)][\(new)](", with: "[\(label)](")
    }
    text = renamed.joined()
  }
}
