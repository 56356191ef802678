internal import Courses

// Declarations and members that are used as something else than they are.

extension Explanation.CodeRule {
  static let members = [
    missingImport, propertyCalled, loopVariable, tensorAsSequence, undeclared, nilForTensor,
    zerosByShape, staticProperty, staticCall, overriding, superclass, callThatThrows, network,
  ]

  /// `Tensor` in a file without the stub's import lines.
  static let missingImport = Self(id: "missing-import") { mistake in
    guard let match = mistake.message.firstMatch(of: /^cannot find (?:type )?'(\w+)' in scope/),
      usedWords(in: mistake.stub).contains(String(match.output.1))
        || PublicNames.globals.contains(String(match.output.1))
    else { return nil }
    let imports = Set(imported(in: mistake.source))
    let missing = imported(in: mistake.stub).filter { !imports.contains($0) }
    guard !missing.isEmpty else { return nil }
    let lines = missing.map { "`import \($0)`" }.joined(separator: " and ")
    return "\(lines) \(missing.count == 1 ? "is" : "are") missing at the top of the file."
  }

  /// The names that a source uses and does not declare itself. Comments are left out.
  private static func usedWords(in source: String) -> Set<String> {
    let tokens = SwiftToken.tokens(of: source)
    let declaring = ["func", "let", "var", "class", "struct", "enum", "protocol", "import"]
    var declared: Set<String> = []
    for (token, next) in zip(tokens, tokens.dropFirst()) {
      if declaring.contains(token.text) { declared.insert(next.text) }
      if next.text == ":" { declared.insert(token.text) }
    }
    // A parameter may have a label besides its name.
    for (token, colon) in zip(tokens, tokens.dropFirst(2)) where colon.text == ":" {
      declared.insert(token.text)
    }
    return Set(tokens.filter { $0.kind == .word }.map(\.text)).subtracting(declared)
  }

  private static func imported(in source: String) -> [String] {
    source.matches(of: /(?m)^\s*import\s+(\w+)/).map { String($0.output.1) }
  }

  /// `loss.item()`, and `rate (a + b)` without a sign between.
  static let propertyCalled = Self(id: "property-called") { mistake in
    guard
      let type = mistake.message.firstMatch(
        of: /^cannot call value of non-function type '([^']+)'/)?.output.1
    else { return nil }
    let name = mistake.textAfter.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    guard !name.isEmpty else { return nil }
    if mistake.textBefore.hasSuffix("."), mistake.textAfter.dropFirst(name.count).hasPrefix("()") {
      return "`\(name)` is a value and no function. Leave the `()` after it out."
    }
    return "`\(name)` is a `\(type)` and no function. To multiply, write `*` before the "
      + "parenthesis."
  }

  /// `for p in … { p -= 1 }`, where `p` is a copy.
  static let loopVariable = Self(id: "loop-variable") { mistake in
    guard let name = mistake.message.firstMatch(of: /'(\w+)' is a 'let' constant/)?.output.1,
      let loop = CodeText.captureRegex(
        "\\bfor\\s+(\\(?[^{}()]*\\b\(name)\\b[^{}()]*\\)?)\\s+in\\b"),
      mistake.source.contains(loop)
    else { return nil }
    return "`\(name)` is a copy of what the loop goes over, and cannot be changed. A tensor is "
      + "changed as a whole, as in `parameters -= …`, or by index, as in `parameters[i] -= …`."
  }

  /// `for p in parameters`, where `parameters` is a tensor.
  static let tensorAsSequence = Self(id: "tensor-as-sequence") { mistake in
    guard mistake.message.hasPrefix("for-in loop requires 'Tensor'") else { return nil }
    return "A tensor is no list. `+`, `-`, `*` and `/` work on all its numbers at once, so no loop "
      + "is needed; the numbers alone are in `.scalars`."
  }

  /// `x = 3` without `let` or `var`.
  static let undeclared = Self(id: "undeclared") { mistake in
    guard let name = mistake.message.firstMatch(of: /^cannot find '(\w+)' in scope$/)?.output.1,
      mistake.textBefore.allSatisfy(\.isWhitespace),
      mistake.textAfter.dropFirst(name.count).contains(/^\s*=(?!=)/),
      NearestName.find(for: String(name), among: declared(in: mistake.source)) == nil
    else { return nil }
    return "`\(name)` is not declared. Write `let \(name) = …`, or `var \(name) = …` if it is to "
      + "change."
  }

  private static func declared(in source: String) -> [String] {
    source.matches(of: /\b(?:let|var)\s+(\w+)/).map { String($0.output.1) }
  }

  /// `parameters.gradient = nil`, as PyTorch has it.
  static let nilForTensor = Self(id: "nil-for-tensor") { mistake in
    guard mistake.message.hasPrefix("'nil' cannot be assigned to type 'Tensor'") else { return nil }
    guard let owner = mistake.line.firstMatch(of: /([\w.]+)\.gradient\s*=/)?.output.1 else {
      return "A `Tensor` is always there and never nil. Zeros are `Tensor.zeros(like: …)`."
    }
    return "A gradient is always there and never nil. To set it to zero, write "
      + "`\(owner).zeroGradient()`."
  }

  /// `Tensor.zeros(parameters.shape)`, as NumPy has it.
  static let zerosByShape = Self(id: "zeros-by-shape") { mistake in
    guard mistake.message.contains("argument label"),
      let match = mistake.line.firstMatch(of: /(zeros|ones)\((?:\w+:\s*)?([\w.]+)\.shape\)/)
    else { return nil }
    return "`\(match.output.1)` takes the tensor itself and not its shape: write "
      + "`Tensor.\(match.output.1)(like: \(match.output.2))`."
  }

  /// `static var`, used as if each object had one.
  static let staticProperty = Self(id: "static-property") { mistake in
    guard
      let match = mistake.message.firstMatch(
        of: /^static member '(\w+)' cannot be used on instance of type '(\w+)'/),
      match.output.2 != "Tensor"
    else { return nil }
    return "`\(match.output.1)` is declared `static`, so there is one for all objects together. "
      + "Leave `static` out: each optimizer has its own."
  }

  /// `Tensor.zeroGradient()`, which needs a tensor.
  static let staticCall = Self(id: "static-call") { mistake in
    guard
      let match = mistake.message.firstMatch(
        of: /^instance member '(\w+)' cannot be used on type '(\w+)'/)
    else { return nil }
    let value = match.output.2 == "Tensor" ? "parameters" : "x"
    let call = mistake.line.contains("\(match.output.1)(") ? "()" : ""
    return "`\(match.output.1)` belongs to one `\(match.output.2)` and not to the type. Write the "
      + "name of the value before it, as in `\(value).\(match.output.1)\(call)`."
  }

  static let overriding = Self(id: "override") { mistake in
    guard mistake.message.contains("does not override any") else { return nil }
    return "There is nothing to override, since the class has no superclass. Leave `override` out."
  }

  static let superclass = Self(id: "super") { mistake in
    guard mistake.message.hasPrefix("'super' cannot be used in class") else { return nil }
    return "The class stands alone, so there is nothing to call in `super`. Leave the line out."
  }

  /// A call that can fail, such as one that reads a file.
  static let callThatThrows = Self(id: "call-that-throws") { mistake in
    guard mistake.message.hasPrefix("call can throw") else { return nil }
    return FileError.advice(onLine: mistake.line, afterNil: false)
      ?? "This call can fail. Write `try?` before it, which gives nil where it does, or leave it out."
  }

  static let network = Self(id: "network") { mistake in
    guard mistake.message.contains("'URLSession") else { return nil }
    return "The network cannot be used here. Leave this out."
  }
}
