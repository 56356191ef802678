internal import LessonReading
internal import Typesetting

/// The prose of a lesson on its way into a page: fragments become HTML, and the formulas that came
/// up decide what the page's style sheet must hold.
struct LessonMarkup {
  let typesetter: Typesetter
  private var formulas: [Typeset] = []

  init(typesetter: Typesetter) {
    self.typesetter = typesetter
  }

  /// Typesets a cell's fragments.
  mutating func markup(of fragments: [Fragment]) -> Markup {
    var html = ""
    for fragment in fragments {
      switch fragment {
      case .html(let text):
        html += text
      case .math(let tex, let display, _):
        let formula = typesetter.math(tex, display: display)
        formulas.append(formula)
        html += formula.html
      case .code(let source, let language, _):
        let lines = typesetter.codeLines(source, language: language ?? "")
        let code = lines.reversed().drop(while: \.isEmpty).reversed().joined(separator: "\n")
        html += "<pre class=\"code\"><code>\(code)</code></pre>\n"
      }
    }
    return Markup(html)
  }

  /// What the formulas so far need of KaTeX's style sheet.
  var styleSheet: String { typesetter.styleSheet(for: formulas) }
}
