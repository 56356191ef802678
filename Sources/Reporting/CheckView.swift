internal import Checking
internal import Observations

/// A check as its template sees it.
struct CheckView {
  let title: Markup
  let status: String
  let mark: String
  let word: String
  let points: String
  /// What is not already in the comparison.
  let message: Markup?
  let isOpen: Bool
  let comparison: ComparisonView?

  /// What was expected and what came, at the first place where they differ.
  struct ComparisonView {
    let caption: Markup
    let rows: [Row]
    let rest: String?
  }

  /// One number of each, side by side.
  struct Row {
    let index: Int
    let expected: String
    let actual: String
    let differs: Bool
  }

  /// Creates a check's view, open where it is the first one to look at.
  init(_ check: CheckResult, isOpen: Bool) {
    title = Markup(sentence: check.title)
    status = check.status.rawValue
    mark = check.status.mark
    word = check.status.word
    points = "\(check.score)/\(check.maxScore)"
    let isShown = check.message != check.firstDivergence?.description
    message = isShown ? Markup(sentence: check.message) : nil
    self.isOpen = isOpen
    comparison = check.firstDivergence.map(ComparisonView.init)
  }
}

extension CheckView.ComparisonView {
  /// The most numbers that are worth a row.
  private static let mostRows = 12

  init(_ divergence: Divergence) {
    caption = Markup(sentence: divergence.heading)
    let (expected, actual) = (divergence.expected.items, divergence.actual.items)
    let count = max(expected.count, actual.count)
    rows = (0..<min(count, Self.mostRows)).map { index in
      CheckView.Row(
        index: index, expected: expected.dropFirst(index).first,
        actual: actual.dropFirst(index).first)
    }
    let unit = if case .numbers = divergence.expected { "numbers" } else { "elements" }
    rest = count > Self.mostRows ? "and \(count - Self.mostRows) more \(unit)" : nil
  }
}

extension CheckView.Row {
  fileprivate init(index: Int, expected: ObservedValue?, actual: ObservedValue?) {
    var texts = [expected, actual].map { $0.map { ValueText.of($0) } ?? "nothing" }
    var accepted = false
    if let expected, let actual {
      accepted = Comparing.numbers().compare(expected: expected, actual: actual).agrees
    }
    // Two numbers that differ must not read alike.
    if !accepted, texts[0] == texts[1], case .number(let expected) = expected,
      case .number(let actual) = actual
    {
      texts = ["\(expected)", "\(actual)"]
    }
    self.init(index: index, expected: texts[0], actual: texts[1], differs: !accepted)
  }
}
