/// The footnotes of a lesson while its text is converted: their labels, and how often each was
/// referred to so far.
struct FootnoteCounts {
  private let labels: [String]
  private var counts: [Int]

  /// - Parameter labels: The labels, in the order of the numbers.
  init(labels: [String]) {
    self.labels = labels
    counts = labels.map { _ in 0 }
  }

  /// Counts a reference, and returns it; nil where there is no note of that number.
  mutating func reference(to number: Int, at position: SourcePosition) -> Inline? {
    guard counts.indices.contains(number - 1) else { return nil }
    counts[number - 1] += 1
    return .footnoteReference(
      label: labels[number - 1], number: number, occurrence: counts[number - 1], position)
  }

  /// Returns the notes, once every reference was counted.
  func notes(_ contents: [(blocks: [Block], position: SourcePosition)]) -> [Footnote] {
    contents.enumerated().map { index, content in
      Footnote(
        label: labels[index], number: index + 1, referenceCount: counts[index],
        blocks: content.blocks, position: content.position)
    }
  }

  /// Reads the label of a definition, `[^label]:`, before its content.
  static func label(before content: SourcePosition, in source: SourceText) -> String {
    let line = source.lineRange(content.line)
    let head = source.string(line.lowerBound..<source.offset(of: content))
    guard let end = head.range(ofLast: "]:") else { return "" }
    // A label contains no space, so it begins after the last one.
    let word = head[..<end].split(whereSeparator: \.isWhitespace).last ?? ""
    guard let opening = word.firstRange(of: "[^") else { return "" }
    return String(word[opening.upperBound...])
  }
}

extension String {
  /// The place where a text begins for the last time.
  fileprivate func range(ofLast text: String) -> Index? { ranges(of: text).last?.lowerBound }
}
