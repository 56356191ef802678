package import Compiling

// Explanations that repeat the student's own code: they need the line, not the message alone.

extension Explanation {
  /// A kind of mistake that is recognised by the message and the line together.
  struct CodeRule: Sendable {
    let id: String
    /// Returns the explanation, or nil for another mistake.
    let sentence: @Sendable (Mistake) -> String?

    static let all =
      [power] + habits
      + [functionNotCalled, callersTensor, parameterAssigned, numberForTensor, publicInterface]
      + members + [name, blockWithoutBraces]
  }

  /// Explains an error or a warning by its message and the code that it is about.
  ///
  /// - Parameters:
  ///   - diagnostic: The compiler's message.
  ///   - source: The student's file, or nil where it is not known.
  ///   - stub: The exercise's stub.
  package init?(of diagnostic: Diagnostic, source: String?, stub: String) {
    if let source, diagnostic.line > 0 {
      let mistake = Mistake(diagnostic, source: source, stub: stub)
      for rule in CodeRule.all {
        guard let sentence = rule.sentence(mistake) else { continue }
        self.init(id: rule.id, sentence: sentence)
        return
      }
    }
    self.init(ofDiagnostic: diagnostic.message)
  }

  /// Explains why a program stopped, by its last words and the line where it stopped.
  package init?(ofTrap message: String, onLine line: String?) {
    if message.hasPrefix("Unexpectedly found nil"),
      let sentence = line.flatMap({ FileError.advice(onLine: $0, afterNil: true) })
    {
      self.init(id: "file-not-opened", sentence: sentence)
    } else {
      self.init(ofTrap: message)
    }
  }

  /// The names of the rules that depend on the code, in the order in which they are tried.
  package static var codeRules: [String] { CodeRule.all.map(\.id) }
}

// MARK: - Powers

extension Explanation.CodeRule {
  /// `gradient ^ 2` and `gradient ** 2`. In Swift `^` compares the bits of whole numbers.
  static let power = Self(id: "power") { mistake in
    let signs = [
      "'^'", "'**'", "unable to type-check", "cannot convert value of type", "binary operator",
    ]
    guard signs.contains(where: mistake.message.contains) else { return nil }
    return powers(in: mistake)
      .first.map { power in
        let call = "pow(\(power.base), \(power.exponent))"
        let isKnown = !power.base.isEmpty && !power.exponent.isEmpty
        return "`\(power.sign)` is no power in Swift; write `\(isKnown ? call : "pow(x, n)")`."
      }
  }

  private static func powers(
    in mistake: Mistake
  ) -> [(sign: String, base: String, exponent: String)] {
    var lines = [mistake.line]
    // The compiler names the first line of a statement that it cannot type-check as a whole.
    if mistake.message.contains("unable to type-check") {
      let all = mistake.source.split(separator: "\n", omittingEmptySubsequences: false)
        .map { CodeText.withoutComment($0) }
      let start = all.firstIndex(of: mistake.line).map { $0 + 1 } ?? all.endIndex
      lines += all[start...].prefix { line in
        line.drop { $0.isWhitespace }.first.map { "+-*/^)".contains($0) } ?? false
      }
    }
    return lines.flatMap { line in
      line.matches(of: /\*\*|\^/).filter { match in
        // `^=` and operators of other signs are something else.
        !line[match.range.upperBound...].hasPrefix("=")
      }.map { match in
        let before = line[..<match.range.lowerBound].reversed().drop { $0.isWhitespace }.reversed()
        let after = line[match.range.upperBound...].drop { $0.isWhitespace }
        return (
          String(match.output), CodeText.operandAtEnd(of: String(before)),
          CodeText.operandAtStart(of: String(after))
        )
      }
    }
  }
}

// MARK: - Functions that are not called

extension Explanation.CodeRule {
  /// `loss.backward()`, where `loss` is the function that computes the loss.
  static let functionNotCalled = Self(id: "function-not-called") { mistake in
    guard
      let match = mistake.message.firstMatch(
        of: /value of type '([^']*->[^']*)' has no member '([^']+)'/),
      let function = mistake.receiver
    else { return nil }
    let member = String(match.output.2)
    let isCalled = mistake.textAfter.dropFirst(member.count).hasPrefix("()")
    let argument = argument(for: match.output.1, in: mistake)
    return "`\(function)` is a function; call it: "
      + "`\(function)(\(argument)).\(member)\(isCalled ? "()" : "")`."
  }

  /// Returns a parameter of the file that has the function's one parameter's type, or else an
  /// ellipsis.
  private static func argument(for type: Substring, in mistake: Mistake) -> String {
    guard let parameter = type.firstMatch(of: /\((\w+)\) (throws )?->/)?.output.1 else {
      return type.hasPrefix("()") ? "" : "…"
    }
    let pattern = "\\b(\\w+)\\s*:\\s*\(parameter)\\b"
    guard let regex = CodeText.captureRegex(pattern) else { return "…" }
    return mistake.source.firstMatch(of: regex).map { String($0.output.1) } ?? "…"
  }
}

// MARK: - Constants that are assigned

extension Explanation.CodeRule {
  /// Returns the name that a message calls a constant.
  private static func constant(in message: String) -> String? {
    message.firstMatch(of: /'(\w+)' is a 'let' constant/).map { String($0.output.1) }
  }

  /// `parameters = parameters - …`: another tensor in its place would not be seen by the caller.
  static let callersTensor = Self(id: "callers-tensor") { mistake in
    guard let name = constant(in: mistake.message) else { return nil }
    guard mistake.declares(name, as: "Tensor"), isGiven(name, in: mistake) else { return nil }
    let value = assignedValue(to: name, in: mistake.line)
    guard value != name else { return nil }
    return "`\(name)` is the caller's tensor; another tensor in its place would not be seen there. "
      + "Change its numbers in place, as in `\(inPlace(name, value))`."
  }

  /// `steps -= 1` for a parameter of a function, which is a constant.
  static let parameterAssigned = Self(id: "parameter-assigned") { mistake in
    guard let name = constant(in: mistake.message) else { return nil }
    guard isParameter(name, in: mistake), !isProperty(name, in: mistake) else { return nil }
    return "`\(name)` is a parameter, and a parameter keeps its value. "
      + "Copy it into a variable first, as in `var \(name) = \(name)`."
  }

  /// Whether a name is a value of the caller: a parameter, or a property that init sets to one.
  private static func isGiven(_ name: String, in mistake: Mistake) -> Bool {
    if mistake.source.contains("self.\(name) = \(name)") { return true }
    return isParameter(name, in: mistake) && !isProperty(name, in: mistake)
  }

  private static func isProperty(_ name: String, in mistake: Mistake) -> Bool {
    CodeText.captureRegex("\\b(let|var)\\s+\(name)\\b").map { mistake.source.contains($0) } ?? false
  }

  private static func isParameter(_ name: String, in mistake: Mistake) -> Bool {
    (try? Regex("[(,]\\s*(\\w+\\s+)?\(name)\\s*:")).map { mistake.source.contains($0) } ?? false
  }

  /// Returns the right side of `name = …` on a line.
  private static func assignedValue(to name: String, in line: String) -> String? {
    guard let regex = CodeText.captureRegex("\\b\(name)\\s*=(?!=)\\s*(.*)")
    else { return nil }
    return line.firstMatch(of: regex).map { match in
      String(match.output.1.reversed().drop { $0.isWhitespace }.reversed())
    }
  }

  /// Writes `x = x - …` as `x -= …`.
  private static func inPlace(_ name: String, _ value: String?) -> String {
    guard let value else { return "\(name) -= …" }
    for sign in ["-", "+", "*", "/"] {
      for start in ["\(name) \(sign) ", "self.\(name) \(sign) "] where value.hasPrefix(start) {
        let rest = value.dropFirst(start.count)
        // `x - a + b` is `x -= a - b`, which is left to the student.
        let isOneTerm = !rest.contains(/\ [-+]\ /)
        return "\(name) \(sign)= \(isOneTerm ? String(rest) : "…")"
      }
    }
    return "\(name) -= …"
  }
}

// MARK: - Numbers where a tensor belongs

extension Explanation.CodeRule {
  /// `private var velocity = 0`, which makes it a whole number, where a tensor is computed.
  static let numberForTensor = Self(id: "number-for-tensor") { mistake in
    let isAboutTypes = ["'Int'", "'Double'"].contains(where: mistake.message.contains)
    guard isAboutTypes,
      mistake.message.hasPrefix("cannot ") || mistake.message.hasPrefix("binary "),
      mistake.message.contains("Tensor") || computesTensor(mistake.line, mistake),
      let assignment = mistake.line.firstMatch(of: /^\s*(?:self\.)?(\w+)\s*[-+*\/]?=(?!=)/)
    else { return nil }
    let name = String(assignment.output.1)
    guard
      let number = CodeText.captureRegex(
        "\\bvar\\s+\(name)(?:\\s*:\\s*(?:Double|Int|Float))?\\s*=\\s*([0-9.]+)"),
      let match = mistake.source.firstMatch(of: number)
    else { return nil }
    return
      "`\(name)` is a number, since it was declared with `= \(match.output.1)`, and here it is to "
      + "hold a tensor. Declare it as `private var \(name): Tensor`, and write "
      + "`\(name) = .zeros(like: parameters)` in init."
  }

  /// Whether something on a line is a tensor by its declaration.
  private static func computesTensor(_ line: String, _ mistake: Mistake) -> Bool {
    line.matches(of: /\w+/).contains { mistake.declares(String($0.output), as: "Tensor") }
  }
}

// MARK: - The declarations that the lesson requires

extension Explanation.CodeRule {
  /// A type that does not offer what the stub offers, where the compiler notices it in the file itself.
  static let publicInterface = Self(id: "public-interface") { mistake in
    let differences = { () -> [String] in
      InterfaceDifferences.find(in: mistake.source, comparedWith: mistake.stub, file: "")
        .map(\.message)
    }
    let messages = ["does not conform to protocol", "non-class type"]
    if messages.contains(where: mistake.message.contains) {
      return typeFunction(mistake) ?? differences().first
    }
    if mistake.message.contains("has no initializers") {
      return differences().first { $0.contains("`public init(") }
    }
    if mistake.message.contains("return value in void function")
      || mistake.message.hasPrefix("cannot convert return expression")
    {
      return differences().first { $0.contains(" here; the lesson asks for ") && $0.contains("->") }
    }
    return nil
  }

  /// `class func step()`, where the stub has a function of each object's.
  private static func typeFunction(_ mistake: Mistake) -> String? {
    mistake.source.matches(of: /\b(class|static)\s+func\s+(\w+)/).lazy.compactMap { match in
      let (word, name) = (match.output.1, match.output.2)
      guard mistake.stub.contains("func \(name)("), !mistake.stub.contains("\(word) func \(name)(")
      else { return nil }
      return "`\(word) func \(name)` belongs to the type as a whole. Leave `\(word)` out, as the "
        + "stub does."
    }.first
  }
}
