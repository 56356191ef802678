/// Returns a formula in plain text: commands as the signs that they denote, groups in parentheses,
/// and all else as TeX.
func plainFormula(_ tex: String) -> String {
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
