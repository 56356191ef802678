internal import VisibleText

extension Typesetter {
  /// Highlights code as HTML for a `<code>` element, coloured by classes.
  ///
  /// Highlighted Swift code has these classes, for which the page has colours: `hljs-keyword`,
  /// `hljs-literal`, `hljs-built_in`, `hljs-type`, `hljs-class`, `hljs-function`, `hljs-params`,
  /// `hljs-title`, `hljs-number`, `hljs-string`, `hljs-subst`, `hljs-comment`, `hljs-doctag` and
  /// `hljs-meta`; other languages use others of highlight.js's.
  package func code(_ source: String, language: String) -> String {
    codeLines(source, language: language).joined(separator: "\n")
  }

  /// Highlights code as lines that are each well-formed HTML by themselves.
  ///
  /// There is a line for each the compiler counts, and an empty last one where the source ends with
  /// a line feed. Their text is the source's, with its control characters made visible. Code in a
  /// language that is unknown, or too much code to highlight, is only escaped.
  package func codeLines(_ source: String, language: String) -> [String] {
    let text = source.madeVisible
    let plain = {
      text.escapedForMarkup.split(separator: "\n", omittingEmptySubsequences: false).map(
        String.init)
    }
    guard text.utf8.count <= Self.mostCode,
      let html = highlight(text, language: language), let lines = HighlightedLines(html)
    else { return plain() }
    return lines.lines
  }

  /// Highlights code as lines of HTML, without empty ones at its end.
  package func listing(_ source: String, language: String) -> [String] {
    codeLines(source, language: language).reversed().drop(while: \.isEmpty).reversed()
  }

  /// The size limit of code that is highlighted, in bytes. Exercises are far smaller, and highlighting
  /// larger code would delay a report.
  private static let mostCode = 32 * 1024
}
