internal import CCMarkGFM

extension Hint {
  /// Returns the content for a terminal: lines that fit, code between backticks or indented, formulas
  /// in plain letters.
  package func plainText(width: Int) -> String {
    LessonReading.plainText(of: markdown, width: width)
  }

  /// The summary without its tags, on one line.
  package var plainSummary: String {
    LessonReading.plainText(of: summary, width: 0).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}

/// Turns Markdown into text without markup, its lines broken at a width or, with zero, nowhere.
func plainText(of markdown: String, width: Int) -> String {
  let plain = MarkdownEngine.run { engine -> String? in
    let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, engine.arena)
    defer { cmark_parser_free(parser) }
    cmark_parser_attach_syntax_extension(parser, engine.math)
    cmark_parser_feed(parser, markdown, markdown.utf8.count)
    guard let root = cmark_parser_finish(parser) else { return nil }

    let iterator = cmark_iter_new(root)
    while cmark_iter_next(iterator) != CMARK_EVENT_DONE {
      guard let node = cmark_iter_get_node(iterator) else { break }
      let text = literal(of: node)
      switch cmark_node_get_type(node) {
      case CMARK_NODE_CODE: replace(node, by: "`\(text)`", in: engine)
      case CMARK_NODE_HTML_INLINE where cmark_node_get_syntax_extension(node) == engine.math:
        replace(node, by: plainFormula(Formula(delimited: text).tex), in: engine)
      case CMARK_NODE_CODE_BLOCK:
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        setLiteral(
          of: node, to: lines.map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n").utf8)
      default: break
      }
    }
    cmark_iter_free(iterator)
    return cmark_render_plaintext(root, CMARK_OPT_DEFAULT, Int32(clamping: width))
      .map { String(cString: $0) }
  }
  return plain ?? markdown
}

/// Puts ordinary text in the place of an inline node, which the iterator has just left.
private func replace(_ node: OpaquePointer, by text: String, in engine: MarkdownEngine) {
  let plain = cmark_node_new_with_mem(CMARK_NODE_TEXT, engine.arena)
  setLiteral(of: plain, to: text.utf8)
  cmark_node_replace(node, plain)
}

/// Writes a formula's commands as the signs they stand for, where there is one, and its groups in
/// parentheses; the rest stays TeX.
private func plainFormula(_ tex: String) -> String {
  var text = ""
  var rest = tex[...]
  while let character = rest.popFirst() {
    guard character == "\\" else {
      text.append(character == "{" ? "(" : character == "}" ? ")" : character)
      continue
    }
    let name = String(rest.prefix(while: \.isLetter))
    rest = rest.dropFirst(name.count)
    if name.isEmpty {
      // An escaped sign, or a narrow space such as `\,`.
      if let sign = rest.popFirst() { text += ",;:! ".contains(sign) ? " " : String(sign) }
    } else if let accent = accents[name] {
      rest = rest.drop { $0 == " " || $0 == "{" }
      if let letter = rest.popFirst() { text += "\(letter)\(accent)" }
      if rest.first == "}" { rest.removeFirst() }
    } else {
      text += signs[name] ?? "\\" + name
    }
  }
  return text
}

private let accents = ["hat": "\u{302}", "bar": "\u{304}", "tilde": "\u{303}"]

private let signs = [
  "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
  "eta": "η", "theta": "θ", "lambda": "λ", "mu": "μ", "rho": "ρ", "sigma": "σ", "tau": "τ",
  "varphi": "φ", "nabla": "∇", "partial": "∂", "infty": "∞", "sum": "Σ", "sqrt": "√",
  "approx": "≈", "cdot": "·", "times": "×", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥",
  "ne": "≠", "neq": "≠", "leftarrow": "←", "to": "→", "rightarrow": "→", "mapsto": "↦", "pm": "±",
  "odot": "⊙", "dots": "…", "ldots": "…", "lVert": "‖", "rVert": "‖",
]
