internal import LessonReading

// Habits from Python and C, and text that was copied from another source.

extension Explanation.CodeRule {
  static let habits = [
    conflictMarker, markdownFence, hashComment, pastedSign, matrixProduct, pythonStatement,
    pythonParameter, cLoop, awaited,
  ]

  /// Lines that a version control system put into the file.
  static let conflictMarker = Self(id: "conflict-marker") { mistake in
    guard mistake.message.contains("source control conflict marker") else { return nil }
    return "Two versions of the file were merged here. Keep one of the two, and remove the lines "
      + "that begin with `<<<<<<<`, `=======` and `>>>>>>>`."
  }

  /// A block of Markdown, copied with its fence.
  static let markdownFence = Self(id: "markdown-fence") { mistake in
    guard mistake.line.contains("```") else { return nil }
    return "This line is Markdown and no Swift. Remove the lines with ```."
  }

  /// `# a comment`, as in Python.
  static let hashComment = Self(id: "hash-comment") { mistake in
    guard let hash = mistake.line.firstRange(of: "#"),
      mistake.line[hash.upperBound...].first.map({ $0 == " " || $0 == "#" }) ?? true,
      mistake.message.contains("whitespace between '#'")
        || mistake.message.hasPrefix("consecutive") || mistake.message.hasPrefix("expected")
    else { return nil }
    return "A comment begins with `//` in Swift."
  }

  /// `−`, `×` and others, which resemble operators of Swift.
  static let pastedSign = Self(id: "pasted-sign") { mistake in
    let isAboutSigns = ["operator", "invalid character", "consecutive", "expected"]
      .contains(where: mistake.message.contains)
    guard isAboutSigns, let sign = mistake.line.first(where: { Self.plainSigns[$0] != nil }),
      let plain = Self.plainSigns[sign]
    else { return nil }
    return "`\(sign)` is no sign of Swift. Type `\(plain)` in its place."
  }

  private static let plainSigns: [Character: String] = [
    "−": "-", "–": "-", "—": "-", "×": "*", "∗": "*", "·": "*", "⋅": "*", "÷": "/", "∕": "/",
    "≤": "<=", "≥": ">=", "≠": "!=", "＝": "=", "（": "(", "）": ")", "，": ",", "；": ";",
    "：": ":",
  ]

  /// `a @ b`, the product of matrices in NumPy.
  static let matrixProduct = Self(id: "matrix-product") { mistake in
    guard mistake.message.hasPrefix("consecutive"),
      mistake.line.contains(/[\w)\]]\s*@\s*[\w(]/)
    else { return nil }
    return "There is no `@` between values in Swift. `*` multiplies tensors element by element."
  }

  /// Statements of Python that Swift takes for several of its own.
  static let pythonStatement = Self(id: "python-statement") { mistake in
    let line = mistake.line.trimmed
    if line.contains(/\blambda\b/) {
      return "A function without a name is written `{ x in … }` in Swift."
    }
    if let type = line.firstMatch(of: /=\s*new\s+(\w+)/)?.output.1 {
      return "Swift has no `new`: a value is made by `\(type)(…)` alone."
    }
    if line.contains(/\bf"/) {
      return "A text with values in it is written `\"… \\(x) …\"` in Swift, without `f`."
    }
    if let match = line.firstMatch(of: /^class\s+(\w+)\s*\(.*\)\s*:/) {
      return "This is Python. A class begins with `final class \(match.output.1) {` in Swift. Go "
        + "on from the stub, which `lessons reset` brings back."
    }
    return nil
  }

  /// `func step(self)`, as in Python.
  static let pythonParameter = Self(id: "python-parameter") { mistake in
    guard mistake.message.hasPrefix("expected parameter name followed by ':'") else { return nil }
    return mistake.line.contains(/\(\s*self\b/)
      ? "`self` is no parameter in Swift; it is there without being declared. Leave it out."
      : "A parameter is written with its type, as in `rate: Double`."
  }

  /// `for i in range(n):` and `if x > 0 return`, whose blocks have no braces.
  static let blockWithoutBraces = Self(id: "block-without-braces") { mistake in
    guard mistake.message.hasPrefix("expected '{'") else { return nil }
    let word = mistake.line.trimmed.firstMatch(of: /^(for|while|if|else|guard|func|class)\b/)
    if word?.output.1 == "for", mistake.line.contains("range(") {
      return "A loop is written `for i in 0..<n { … }` in Swift, with its block in braces."
    }
    return "The block after `\(word?.output.1 ?? "this")` stands in braces: `{ … }`."
  }

  /// `for (int i = 0; i < n; i++)`.
  static let cLoop = Self(id: "c-loop") { mistake in
    guard mistake.message.hasPrefix("C-style for statement") else { return nil }
    return "A loop that counts is written `for i in 0..<n { … }` in Swift."
  }

  /// `await` where nothing is waited for.
  static let awaited = Self(id: "await") { mistake in
    guard mistake.message.hasPrefix("'await' in a function") else { return nil }
    return "Nothing here has to be waited for. Leave `await` out."
  }
}

extension String {
  /// The text without the spaces before and after it.
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
