internal import Checking
internal import LessonRendering
internal import VisibleText

/// The input of the template of a formula with marked places.
struct FormulaView {
  let heading: String
  let lines: [LineView]

  /// A line of a formula.
  struct LineView {
    let formula: Markup
    /// Which places are marked, in words; nil where none is.
    let words: String?
  }

  /// - Parameters:
  ///   - formula: The formula.
  ///   - renderer: Typesets the lines. Where it cannot, they are shown in plain text.
  init(_ formula: MarkedFormula, renderer: inout HTMLRenderer) {
    heading = Self.heading(of: formula)
    var lines: [LineView] = []
    for line in formula.lines {
      let typeset = line.tex.flatMap { renderer.html(ofTeX: "\\displaystyle \($0)") }
      lines.append(LineView(formula: Markup(typeset ?? Self.plain(line)), words: line.words))
    }
    self.lines = lines
  }

  /// Shows the formula in plain text, which needs no styles that the page does not have yet.
  init(plain formula: MarkedFormula) {
    heading = Self.heading(of: formula)
    lines = formula.lines.map { LineView(formula: Markup(Self.plain($0)), words: $0.words) }
  }

  private static func heading(of formula: MarkedFormula) -> String {
    "\(formula.heading), with what differs in yours underlined:"
  }

  private static func plain(_ line: MarkedFormula.Line) -> String {
    line.segments.map { segment in
      let text = segment.text.madeVisible.escapedForMarkup
      return segment.isMarked ? "<u>\(text)</u>" : text
    }.joined()
  }
}

extension MarkedFormula.Line {
  /// Says which places are marked; nil where none is.
  fileprivate var words: String? {
    guard !marked.isEmpty else { return nil }
    if marked == [text] { return "yours differs in this line" }
    let places = marked.map { "“\($0)”" }.joined(separator: " and ")
    return "yours differs at \(places)"
  }
}
