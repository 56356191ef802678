/// The public function that a stub declares, as a probe calls it.
package struct ExerciseFunction: Equatable, Sendable {
  package struct Parameter: Equatable, Sendable {
    /// Nil for a parameter that is called without a label.
    let label: String?
    /// The type as the stub writes it.
    let type: String
  }

  /// In backticks where the stub writes it so.
  package let name: String
  package let parameters: [Parameter]

  /// Reads a stub.
  ///
  /// It is nil where the stub does not declare exactly one public function outside of any type, or one
  /// that a probe cannot call with values from the wire: a generic, throwing or asynchronous function,
  /// or one with a function, an `inout` or a variadic parameter.
  ///
  /// - Parameters:
  ///   - stub: The stub's source text.
  ///   - allowsOwnTypes: Whether the parameters may have other types than numbers, texts, booleans,
  ///     and arrays and optionals of these.
  package init?(in stub: String, allowingOwnTypes allowsOwnTypes: Bool) {
    let tokens = SwiftToken.tokens(of: stub)
    let starts = Self.publicFunctions(in: tokens)
    guard let start = starts.first, starts.count == 1, start + 1 < tokens.count,
      tokens[start].kind == .word, tokens[start + 1].text == "(",
      let end = Self.closing(of: start + 1, in: tokens)
    else { return nil }
    name = tokens[start].isEscaped ? "`\(tokens[start].text)`" : tokens[start].text
    let effects = tokens[(end + 1)...].prefix { !["->", "{"].contains($0.text) }
    guard effects.isEmpty else { return nil }
    var parameters: [Parameter] = []
    for part in Self.parts(of: tokens[(start + 2)..<end]) {
      guard let parameter = Parameter(part, in: stub, allowingOwnTypes: allowsOwnTypes) else {
        return nil
      }
      parameters.append(parameter)
    }
    self.parameters = parameters
  }

  /// Returns the indices of the names of public functions outside of any braces.
  private static func publicFunctions(in tokens: [SwiftToken]) -> [Int] {
    var depth = 0
    var found: [Int] = []
    for (index, token) in tokens.enumerated() where token.kind == .punctuation || depth == 0 {
      switch token.text {
      case "{", "(", "[": depth += 1
      case "}", ")", "]": depth -= 1
      case "func" where index > 0 && tokens[index - 1].text == "public": found.append(index + 1)
      default: break
      }
    }
    return found
  }

  private static func closing(of open: Int, in tokens: [SwiftToken]) -> Int? {
    var depth = 0
    for index in open..<tokens.count where tokens[index].kind == .punctuation {
      if "([{".contains(tokens[index].text) { depth += 1 }
      if ")]}".contains(tokens[index].text) { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  /// Splits tokens at the commas that are in no brackets.
  private static func parts(of tokens: ArraySlice<SwiftToken>) -> [ArraySlice<SwiftToken>] {
    var depth = 0
    return tokens.split { token in
      if "([{<".contains(token.text) { depth += 1 }
      if ")]}>".contains(token.text) { depth -= 1 }
      return depth == 0 && token.text == ","
    }
  }
}

extension ExerciseFunction.Parameter {
  private static let plainTypes: Set = ["Int", "Double", "Bool", "String", "Array", "Optional"]

  /// Parts of types that cannot be read from the wire: functions, variadic parameters, tuples,
  /// dictionaries and others.
  private static let refused: Set = [
    "->", ".", "(", ":", "inout", "some", "any", "borrowing", "consuming",
  ]

  /// Reads the tokens of one parameter of a source text.
  fileprivate init?(
    _ tokens: ArraySlice<SwiftToken>, in source: String, allowingOwnTypes allowsOwnTypes: Bool
  ) {
    guard let colon = tokens.firstIndex(where: { $0.text == ":" }), colon > tokens.startIndex,
      let first = tokens.first
    else { return nil }
    let type = tokens[(colon + 1)...].prefix { $0.text != "=" }
    guard let start = type.first, let last = type.last,
      !type.contains(where: { Self.refused.contains($0.text) || $0.text.hasPrefix("@") })
    else { return nil }
    let words = type.filter { $0.kind == .word }.map(\.text)
    guard allowsOwnTypes || words.allSatisfy(Self.plainTypes.contains) else { return nil }
    label = first.text == "_" && !first.isEscaped ? nil : first.text
    let bytes = Array(source.utf8)[start.offset..<(last.offset + last.text.utf8.count)]
    self.type = String(decoding: bytes, as: UTF8.self)
  }
}
