internal import Courses

/// A declaration in Swift source, parsed without a compiler.
struct Declaration: Equatable {
  struct Parameter: Equatable {
    /// The argument label; nil for `_`.
    let label: String?
    let name: String
    let type: String
    let hasDefault: Bool
  }

  /// The keyword: `class`, `struct`, `func`, `init`, `let` and so on.
  let kind: String
  /// The name; `init` for an initializer.
  let name: String
  /// The name of the type that it is declared in; nil at the top level.
  let owner: String?
  let isPublic: Bool
  var parameters: [Parameter] = []
  /// The type of the result or value as written, without spaces; nil where none is written.
  var type: String?
  /// The types after the colon of a type's declaration.
  var conformances: [String] = []
  /// `throws` and `async`.
  var effects: [String] = []
  let line: Int
  let column: Int

  static let typeKinds: Set = ["class", "struct", "enum", "actor"]

  var isType: Bool { Self.typeKinds.contains(kind) }

  /// The name with its labels, such as `init(parameters:learningRate:)`.
  var signature: String {
    guard kind == "func" || kind == "init" else { return name }
    return name + "(" + parameters.map { "\($0.label ?? "_"):" }.joined() + ")"
  }
}

/// Parses the declarations at the top level and directly inside types.
struct DeclarationReader {
  private let tokens: [SwiftToken]
  private var position = 0
  private var declarations: [Declaration] = []

  /// Returns the declarations of a source text, in order.
  static func declarations(in source: String) -> [Declaration] {
    var reader = DeclarationReader(source)
    reader.readMembers(of: nil)
    return reader.declarations
  }

  private init(_ source: String) {
    tokens = SwiftToken.tokens(of: source)
  }

  private var current: SwiftToken? { position < tokens.count ? tokens[position] : nil }

  private mutating func take(_ text: String) -> Bool {
    guard current?.text == text else { return false }
    position += 1
    return true
  }

  private mutating func readMembers(of owner: String?) {
    var modifiers: [SwiftToken] = []
    while let token = current {
      switch token.text {
      case "}":
        position += 1
        if owner != nil { return }
      case "{", "(", "[":
        skipBrackets()
        modifiers = []
      case "class" where isMemberKeyword:  // `class func`
        modifiers.append(token)
        position += 1
      case "class", "struct", "enum", "actor", "func", "init", "let", "var", "extension":
        readDeclaration(token, modifiers: modifiers, owner: owner)
        modifiers = []
      case "public", "open", "final", "private", "internal", "package", "fileprivate", "static",
        "mutating", "override", "required", "convenience", "nonisolated", "lazy", "weak":
        modifiers.append(token)
        position += 1
      default:
        modifiers = []
        position += 1
      }
    }
  }

  private var isMemberKeyword: Bool {
    position + 1 < tokens.count && ["func", "var", "let"].contains(tokens[position + 1].text)
  }

  private mutating func readDeclaration(
    _ keyword: SwiftToken, modifiers: [SwiftToken], owner: String?
  ) {
    position += 1
    let isInitializer = keyword.text == "init"
    if isInitializer { _ = take("?") || take("!") }
    let name = isInitializer ? "init" : current?.text ?? ""
    if !isInitializer { position += 1 }
    let start = modifiers.first ?? keyword
    var declaration = Declaration(
      kind: keyword.text, name: name, owner: owner,
      isPublic: modifiers.contains { ["public", "open"].contains($0.text) },
      line: start.line, column: start.column)
    switch keyword.text {
    case "func", "init":
      if current?.text == "<" { skipGenerics() }
      if current?.text == "(" { declaration.parameters = readParameters() }
      while let effect = current?.text, ["throws", "async", "rethrows"].contains(effect) {
        declaration.effects.append(effect)
        position += 1
      }
      if take("->") { declaration.type = readType(until: ["{", "where"]) }
      if current?.text == "{" { skipBrackets() }
      declarations.append(declaration)
    case "let", "var":
      if take(":") { declaration.type = readType(until: ["=", "{"]) }
      declarations.append(declaration)
    default:
      if current?.text == "<" { skipGenerics() }
      if take(":") {
        declaration.conformances = readType(until: ["{", "where"]).split(separator: ",")
          .map(String.init)
      }
      while let token = current, token.text != "{" {
        _ = token
        position += 1
      }
      if keyword.text != "extension" { declarations.append(declaration) }
      if take("{") { readMembers(of: name) }
    }
  }

  /// Reads `(label name: Type = default, …)`.
  private mutating func readParameters() -> [Declaration.Parameter] {
    var parameters: [Declaration.Parameter] = []
    position += 1
    while let token = current, token.text != ")" {
      var names: [String] = []
      while let word = current, word.text != ":", word.text != ")", word.text != "," {
        names.append(word.text)
        position += 1
      }
      _ = take(":")
      let type = readType(until: ["=", ",", ")"])
      let hasDefault = take("=")
      if hasDefault { _ = readType(until: [",", ")"]) }
      _ = take(",")
      guard let first = names.first else { continue }
      parameters.append(
        Declaration.Parameter(
          label: first == "_" ? nil : first, name: names.last ?? first, type: type,
          hasDefault: hasDefault))
    }
    position += 1
    return parameters
  }

  /// Reads the tokens up to one of `ends` outside brackets. Where `ends` contains `=` and not `)`, the
  /// end of the line ends the type too.
  private mutating func readType(until ends: Set<String>) -> String {
    var text = ""
    var depth = 0
    let line = current?.line
    while let token = current {
      if depth == 0, ends.contains(token.text) { break }
      if depth == 0, token.line != line, ends.contains("=") && !ends.contains(")") { break }
      if ["(", "[", "<"].contains(token.text) { depth += 1 }
      if [")", "]", ">"].contains(token.text) { depth -= 1 }
      if depth < 0 { break }
      if !["any", "@escaping", "borrowing", "consuming"].contains(token.text) {
        text += token.text
      }
      position += 1
    }
    return text
  }

  private mutating func skipGenerics() {
    while let token = current {
      position += 1
      if token.text == ">" { return }
    }
  }

  private mutating func skipBrackets() {
    var depth = 0
    while let token = current {
      if ["(", "[", "{"].contains(token.text) { depth += 1 }
      if [")", "]", "}"].contains(token.text) { depth -= 1 }
      position += 1
      if depth <= 0 { return }
    }
  }
}
