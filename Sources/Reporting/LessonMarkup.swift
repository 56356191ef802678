internal import LessonReading
internal import Typesetting

/// The prose of a lesson on its way into a page: fragments become HTML, and the formulas that came
/// up decide what the page's style sheet must hold.
struct LessonMarkup {
  let typesetter: Typesetter
  let images: PageImages
  private var formulas: [Typeset] = []
  private var footnotes = Footnotes()

  init(typesetter: Typesetter, images: PageImages) {
    self.images = images
    self.typesetter = typesetter
  }

  /// Typesets a cell's fragments.
  mutating func markup(of fragments: [Fragment]) -> Markup {
    var html = ""
    for fragment in fragments {
      switch fragment {
      case .html(let text):
        html += footnotes.labelled(images.placed(in: text)).replacing(
          "<table>", with: Self.tableStart
        )
        .replacing("</table>", with: Self.tableEnd)
      case .math(let tex, let display, _):
        let formula = typesetter.math(tex, display: display)
        formulas.append(formula)
        html += formula.html
      case .code(let source, let language, _):
        let code = typesetter.listing(source, language: language ?? "").joined(separator: "\n")
        html += "<pre class=\"code\"><code>\(code)</code></pre>\n"
      }
    }
    return Markup(html)
  }

  /// What goes around a table, so that a narrow window can scroll it, with a keyboard too.
  private static let tableStart =
    "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n<table>"
  private static let tableEnd = "</table>\n</div>"

  /// Typesets a cell's fragments without the heading that they begin with.
  mutating func markup(of fragments: [Fragment], after heading: Heading) -> Markup {
    let html = markup(of: fragments).html
    let end = "</h\(heading.level)>"
    guard html.hasPrefix("<h\(heading.level)"), let range = html.firstRange(of: end) else {
      return Markup(html)
    }
    return Markup(String(html[range.upperBound...]))
  }

  /// What the formulas so far need of KaTeX's style sheet.
  var styleSheet: String { typesetter.styleSheet(for: formulas) }
}

extension Typesetter {
  /// Highlights code as lines of HTML, without empty ones at its end.
  func listing(_ source: String, language: String) -> [String] {
    codeLines(source, language: language).reversed().drop(while: \.isEmpty).reversed()
  }
}
