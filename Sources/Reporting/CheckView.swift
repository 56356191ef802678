internal import Checking
internal import Observations

/// The input of a check's template.
struct CheckView {
  let title: Markup
  let status: String
  let mark: String
  let word: String
  let points: String
  /// The check's message; nil if the comparison or the exercise's own message has the same content.
  let message: Markup?
  let isOpen: Bool
  /// Whether there is nothing to unfold.
  let isPlain: Bool
  let comparison: ComparisonView?

  /// The expected and the actual values, at the first place where they differ.
  struct ComparisonView {
    let caption: Markup
    let rows: [Row]
    let rest: String?
  }

  /// An expected and an actual number, side by side.
  struct Row {
    let index: Int
    let expected: String
    let actual: String
    let differs: Bool
  }

  /// Creates a check's view.
  ///
  /// - Parameters:
  ///   - check: The check.
  ///   - told: The exercise's message, which is above its checks and is not repeated.
  ///   - isOpen: Whether the check is unfolded, like the first one that did not pass.
  init(_ check: CheckResult, told: String, isOpen: Bool) {
    title = Markup(sentence: check.title)
    status = check.status.rawValue
    mark = check.status.mark
    word = check.status.word
    points = "\(check.score)/\(check.maxScore)"
    let isShown = check.message != check.firstDivergence?.description && check.message != told
    message = isShown ? Markup(sentence: check.message) : nil
    comparison = check.firstDivergence.map(ComparisonView.init)
    isPlain = message == nil && comparison == nil
    self.isOpen = isOpen
  }
}

extension CheckView.ComparisonView {
  /// The most numbers that are shown.
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
