internal import LessonReading
internal import YAMLReading

// Names that do not exist, with the most similar existing name.

extension Explanation.CodeRule {
  /// A misspelt name, or one of another library.
  static let name = Self(id: "nearest-name") { mistake in
    if let statement = foreignStatement(mistake) { return statement }
    if let match = mistake.message.firstMatch(of: /^cannot find '(\w+)' in scope/) {
      return sentence(forGlobal: String(match.output.1), mistake)
    }
    if let match = mistake.message.firstMatch(
      of: /^(?:value of )?type '([^']+)' has no member '(\w+)'/)
    {
      return sentence(
        forMember: String(match.output.2), of: String(match.output.1), mistake)
    }
    if let match = mistake.message.firstMatch(
      of: /^static member '(\w+)' cannot be used on instance of type 'Tensor'/)
    {
      return sentence(forStatic: String(match.output.1), mistake)
    }
    if mistake.message.contains("(Tensor) -> Tensor"),
      let kind = mistake.line.firstMatch(of: /\w\.(zeros|ones)(?!\()/)?.output.1
    {
      return sentence(forStatic: String(kind), mistake)
    }
    if mistake.line.contains(/Tensor\(\s*(zeros|ones)/),
      let kind = mistake.line.firstMatch(of: /Tensor\(\s*(zeros|ones)/)?.output.1,
      mistake.message.contains("initializer") || mistake.message.contains("in call")
    {
      return "A tensor of \(kind) is made by `Tensor.\(kind)(like: …)`."
    }
    if mistake.message.contains(/extra argument 'requires_?[gG]rad' in call/) {
      return "The label is written `requiresGradient:` here."
    }
    return nil
  }

  // MARK: Foreign statements

  /// Statements of Python that Swift reads as something else altogether.
  private static func foreignStatement(_ mistake: Mistake) -> String? {
    let line = mistake.line.drop { $0.isWhitespace }
    let isSyntax = [
      "consecutive statements", "expected '{'", "cannot find '", "expected expression",
    ]
    .contains(where: mistake.message.hasPrefix)
    guard isSyntax else { return nil }
    if line.contains(/^(\}\s*)?elif\b/) || line.contains(/\}\s*elif\b/) {
      return "`elif` is written `else if` in Swift."
    }
    if line.hasPrefix("with torch.no_grad") {
      return "`with torch.no_grad():` is written `withoutGradient { … }` here."
    }
    if line.contains(/^(?:public\s+|private\s+)?def\s+\w+\s*\(/) {
      return "A function is declared by `func name(x: Double) -> Double { … }` in Swift."
    }
    if line.contains(/^(if|while)\b.*\s(and|or)\s/) || line.contains(/^(if|while)\s+not\s/) {
      return "`and`, `or` and `not` are written `&&`, `||` and `!` in Swift."
    }
    return nil
  }

  // MARK: Names in scope

  private static func sentence(forGlobal name: String, _ mistake: Mistake) -> String? {
    if ForeignNames.modules.contains(name) {
      let after = mistake.textAfter.dropFirst(name.count)
      guard let function = after.firstMatch(of: /^\.(\w+)/)?.output.1 else {
        return "There is no `\(name)` in Swift. Everything that is needed is in Autograd, and is "
          + "called by its name alone."
      }
      if let known = ForeignNames.functions[String(function)] {
        return "There is no `\(name)` in Swift. `\(name).\(function)` is written \(known) here."
      }
      return "There is no `\(name)` in Swift, so no `\(name).\(function)` either. Autograd has "
        + "\(listed(PublicNames.globals.filter { $0.first?.isLowercase == true }))."
    }
    if let known = ForeignNames.globals[name] {
      return "Nothing is called `\(name)` in Swift; write \(known)."
    }
    let known = PublicNames.globals + declaredNames(mistake)
    guard let nearest = NearestName.find(for: name, among: known) else { return nil }
    return "Nothing is called `\(name)` here; did you mean `\(nearest)`?"
  }

  // MARK: Members

  private static func sentence(
    forMember name: String, of type: String, _ mistake: Mistake
  ) -> String? {
    let receiver = mistake.receiver ?? "x"
    if mistake.textAfter.contains(/^grad\.zero_?\(/), type == "Tensor" {
      return "`\(receiver).grad.zero_()` is written `\(receiver).zeroGradient()` here."
    }
    if let known = ForeignNames.members[name], isApt(name, for: type) {
      return "\(named(type)) has nothing called `\(name)`; write "
        + "\(known.replacing("<x>", with: receiver))."
    }
    let members = type == "Tensor" ? PublicNames.tensorMembers : []
    guard
      let nearest = NearestName.find(
        for: name, among: members + declaredNames(mistake))
    else {
      guard type == "Tensor" else { return nil }
      return
        "A `Tensor` has nothing called `\(name)`. It has \(listed(PublicNames.tensorMembers)); "
        + "and there are \(listed(PublicNames.globals.filter { $0.first?.isLowercase == true }))."
    }
    return "\(named(type)) has nothing called `\(name)`; did you mean `\(nearest)`?"
  }

  private static func sentence(forStatic name: String, _ mistake: Mistake) -> String {
    let receiver = mistake.line.firstMatch(of: /(\w+)\.(zeros|ones)(?!\w)/)?.output.1
    return "`\(name)` belongs to the type; write `Tensor.\(name)(like: \(receiver ?? "…"))`."
  }

  /// Whether the advice for a foreign member applies to values of a type.
  private static func isApt(_ name: String, for type: String) -> Bool {
    switch type {
    case "Tensor": !["push", "push_back", "add_item"].contains(name)
    case "Double", "Int", "Float":
      ["sqrt", "pow", "abs", "exp", "log", "power", "square"].contains(name)
    case _ where type.hasPrefix("["):
      ["push", "push_back", "add_item", "size", "length", "len"].contains(name)
    default: name.lowercased().hasPrefix("zero")
    }
  }

  // MARK: The nearest name

  /// The names that the file itself declares, and those that the lesson's stub mentions.
  private static func declaredNames(_ mistake: Mistake) -> [String] {
    let own = mistake.source.matches(
      of: /\b(?:let|var|func|class|struct|case)\s+(\w+)/.wordBoundaryKind(.simple)
    )
    .map { String($0.output.1) }
    let labels = mistake.source.matches(of: /[(,]\s*(?:\w+\s+)?(\w+)\s*:/).map {
      String($0.output.1)
    }
    let stub = mistake.stub.matches(of: /\w{4,}(?=\(|:)/).map { String($0.output) }
    return own + labels + stub
  }

  /// Names a type in a sentence, with its article.
  private static func named(_ type: String) -> String {
    let name = type.hasPrefix("any ") ? String(type.dropFirst(4)) : type
    let isVowel = name.first.map { "AEIOaeio".contains($0) } ?? false
    return "\(isVowel ? "An" : "A") `\(name)`"
  }

  private static func listed(_ names: [String]) -> String {
    let quoted = names.map { "`\($0)`" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " and " + last
  }
}
