internal import VisibleText

/// The screen of `lessons watch --author`: the verification's text, what the command is doing, and the
/// keys.
package struct AuthorScreen: Sendable {
  package var text = ""
  /// What the command is doing; nil while it waits for a change.
  package var doing: String?
  /// What came of the last key; nil where there is nothing to say.
  package var notice: String?
  /// The last line.
  package var footer = ""

  package init() {}

  /// Returns the screen's lines, none of them wider than `width`, and no more than `height`.
  package func lines(width: Int, height: Int) -> [String] {
    let page = TerminalText(width: max(width - 1, 20), colour: false, links: false)
    let body = text.madeVisible.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      line in
      // Wrapping would close up the columns of a table.
      if TerminalText.columns(of: line) <= page.width { return [String(line)] }
      let indent = line.prefix { $0 == " " }.count
      return page.wrapped(String(line.dropFirst(indent)), indent: indent)
    }
    let ending =
      (notice.map { page.wrapped($0) } ?? []) + page.wrapped(doing ?? "") + page.wrapped(footer)
    let room = max(height - ending.count, 1)
    let shown =
      body.count > room ? body.prefix(room - 1) + ["… more in a taller window"] : body[...]
    return Array((shown + ending).suffix(height))
  }
}
