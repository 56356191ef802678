internal import Checking
internal import Grading
internal import Rainbow

/// A formula with marked places as lines of text.
struct FormulaText {
  private let formula: MarkedFormula

  init(_ formula: MarkedFormula) {
    self.formula = formula
  }

  /// The heading and the lines, with each marked place between ›…‹.
  var lines: [String] {
    ["\(formula.heading), with what differs in yours between ›…‹:"]
      + formula.lines.map { "  \($0.bracketed)" }
  }

  /// Returns the heading and the lines for a terminal, with carets below each marked place. A line that
  /// is too long for that has its marked places between ›…‹.
  func lines(on page: TerminalText) -> [String] {
    page.wrapped("\(formula.heading), with ^ below what differs in yours:", indent: 2)
      + formula.lines.flatMap { line in
        TerminalText.columns(of: line.text) + 4 > page.width
          ? page.wrapped(line.bracketed, indent: 4) : Self.underlined(line, on: page)
      }
  }

  private static func underlined(
    _ line: MarkedFormula.Line, on page: TerminalText
  ) -> [String] {
    let margin = "    "
    func painted(_ text: String) -> String { page.painted(text, Style.bold, NamedColor.red) }
    let text = line.segments.map { $0.isMarked ? painted($0.text) : $0.text }.joined()
    guard !line.marked.isEmpty else { return [margin + text] }
    var carets = ""
    var blank = ""
    for segment in line.segments {
      let columns = TerminalText.columns(of: segment.text)
      if segment.isMarked {
        carets += blank + painted(String(repeating: "^", count: columns))
        blank = ""
      } else {
        blank += String(repeating: " ", count: columns)
      }
    }
    return [margin + text, margin + carets]
  }
}

extension MarkedFormula.Line {
  fileprivate var bracketed: String {
    segments.map { $0.isMarked ? "›\($0.text)‹" : $0.text }.joined()
  }
}

extension GradedExercise {
  /// The lesson's formulas in which the diagnosis finds a mistake.
  var formulas: [MarkedFormula] { verdict.diagnosis?.formulas ?? [] }

  /// The formulas as lines of plain text.
  var formulaLines: [String] { formulas.flatMap { FormulaText($0).lines } }
}
