package import LessonReading
internal import Rainbow

/// A hint for a person at a terminal.
package struct HintPage: Sendable {
  private let hint: Hint
  private let isDiagnosed: Bool
  private let left: Int?

  /// Creates the page.
  ///
  /// - Parameters:
  ///   - hint: The hint to show.
  ///   - isDiagnosed: Whether the last check found the mistake that the hint is about.
  ///   - left: The number of hints that were not shown yet; nil if it is not shown.
  package init(_ hint: Hint, isDiagnosed: Bool = false, left: Int? = nil) {
    self.hint = hint
    self.isDiagnosed = isDiagnosed
    self.left = left
  }

  /// Returns the page, which ends with a line feed.
  package func text(width: Int, colour: Bool) -> String {
    let page = TerminalText(width: width, colour: colour, links: false)
    let title = page.wrapped(HintText(width: width).text(of: hint.summaryInlines))
      .map { page.painted($0, Style.bold) }
    let occasion = page.wrapped(sentence).map { page.painted($0, Style.dim) }
    let body =
      HintText(width: max(width - 2, 20)).lines(of: hint.blocks)
      .map { $0.isEmpty ? "" : "  " + $0 } + [""]
    let ending = left.map { page.wrapped(Self.count($0)).map { page.painted($0, Style.dim) } }
    let lines = title + (sentence.isEmpty ? [] : occasion) + [""] + body + (ending ?? [])
    return lines.joined(separator: "\n") + (ending == nil ? "" : "\n")
  }

  /// The mistake that the hint is about, if it is about one.
  private var sentence: String {
    if isDiagnosed { return "This is about what your last check found." }
    guard hint.when != nil, left != nil else { return "" }
    return "This is about one mistake, which your last check did not find."
  }

  private static func count(_ left: Int) -> String {
    switch left {
    case 0: "This was the last hint."
    case 1: "1 hint is left."
    default: "\(left) hints are left."
    }
  }
}
