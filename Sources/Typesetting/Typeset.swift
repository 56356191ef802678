/// A formula as a page shows it.
package struct Typeset: Hashable, Sendable, Codable {
  /// Well-formed HTML for the page: the typeset formula, or its TeX in a `<code class="tex">` where
  /// there is a fault or KaTeX is not installed.
  package var html: String

  /// Whether KaTeX typeset the formula. Otherwise its TeX is shown.
  package var isTypeset: Bool { !html.hasPrefix("<code class=\"tex\">") }

  /// Why KaTeX refused the formula, which is its author's fault.
  package var fault: FormulaFault?
}

/// A fault in a formula.
package struct FormulaFault: Hashable, Sendable, Codable {
  /// KaTeX's words, such as `Undefined control sequence: \foo`.
  package var message: String

  /// The position in the formula, in bytes of UTF-8 from its start, if KaTeX reports one.
  package var offset: Int?
}
