internal import Checking

/// A check as its template sees it.
struct CheckView {
  let title: Markup
  let status: String
  let mark: String
  let word: String
  let points: String
  /// The check's message; nil where the comparison or the exercise's own message says the same.
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
  ///   - told: The exercise's message, which stands above its checks and is not repeated.
  ///   - isOpen: Whether the check is unfolded, as the first one to look at is.
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
    let place = divergence.step == 0 ? "Before the first step" : "After step \(divergence.step)"
    caption = Markup(sentence: "\(place): \(divergence.label), \(divergence.scenario)")
    let count = max(divergence.expected.count, divergence.actual.count)
    rows = (0..<min(count, Self.mostRows)).map { index in
      CheckView.Row(
        index: index, expected: divergence.expected.dropFirst(index).first,
        actual: divergence.actual.dropFirst(index).first)
    }
    rest = count > Self.mostRows ? "and \(count - Self.mostRows) more numbers" : nil
  }
}

extension CheckView.Row {
  fileprivate init(index: Int, expected: Double?, actual: Double?) {
    var texts = [expected, actual].map { $0.map { NumberText.short($0) } ?? "nothing" }
    let accepted = expected.flatMap { expected in
      actual.map { Tolerance.standard.accepts($0, for: expected) }
    }
    // Numbers that differ are written in full where their short forms are equal.
    if accepted != true, texts[0] == texts[1] {
      texts = [expected, actual].map { $0.map { "\($0)" } ?? "nothing" }
    }
    self.init(index: index, expected: texts[0], actual: texts[1], differs: accepted != true)
  }
}
