/// The Swift type for a value of a notebook's Python code.
struct GuessedType: Equatable, Sendable {
  let text: String
  /// Whether the code says the type. Otherwise the author must look at it.
  let isStated: Bool

  /// The type of a parameter: that of its annotation, or else a guess from the documentation, the
  /// default value, the use in the function's text and the name; a number where nothing is known.
  init(of parameter: PythonFunction.Parameter, in function: PythonFunction) {
    let type =
      parameter.annotation.flatMap(Self.init(annotation:))
      ?? Self.documented(parameter.name, in: function.text)
      ?? parameter.defaultValue.flatMap(Self.init(literal:))
      ?? Self(useOf: parameter.name, in: function.text)
      ?? Self(text: "Double", isStated: false)
    self = parameter.isVariadic ? Self(text: "[\(type.text)]", isStated: type.isStated) : type
  }

  /// The type of a function's result.
  init(resultOf function: PythonFunction) {
    let isQuestion = function.name.contains(/^(?:is|has)_/)
    self =
      function.result.flatMap(Self.init(annotation:))
      ?? Self(text: isQuestion ? "Bool" : "Double", isStated: false)
  }

  private init(text: String, isStated: Bool) {
    self.text = text
    self.isStated = isStated
  }

  // MARK: Annotations

  private static let scalars = [
    "float": "Double", "double": "Double", "float32": "Double", "float64": "Double",
    "number": "Double", "real": "Double", "scalar": "Double", "int": "Int", "integer": "Int",
    "int32": "Int", "int64": "Int", "bool": "Bool", "boolean": "Bool", "str": "String",
    "string": "String",
  ]

  private static let lists: Set = [
    "list", "sequence", "iterable", "collection", "tuple", "set", "iterator", "mutablesequence",
  ]

  /// Numbers in a shape that the name does not say.
  private static let arrays: Set = [
    "ndarray", "array", "arraylike", "array_like", "tensor", "series", "vector",
  ]

  /// Reads an annotation such as `list[float] | None`; nil where it has no counterpart.
  private init?(annotation written: String) {
    let text = written.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
    let parts = Self.split(text, at: "|")
    if parts.count > 1 {
      let others = parts.filter { $0 != "None" }
      guard let first = others.first, let type = Self(annotation: first) else { return nil }
      let isOptional = others.count < parts.count
      self.init(
        text: isOptional ? type.text + "?" : type.text,
        isStated: type.isStated && others.count == 1)
      return
    }
    let head = text.prefix { $0 != "[" && $0 != "(" }
    let name = (head.split(separator: ".").last ?? head).lowercased()
    let inner =
      text.count > head.count && text.hasSuffix("]")
      ? Self.split(String(text.dropFirst(head.count + 1).dropLast()), at: ",") : []
    if let scalar = Self.scalars[name] {
      self.init(text: scalar, isStated: true)
    } else if name == "optional" || name == "union" {
      let others = inner.filter { $0 != "None" }
      guard let first = others.first, let type = Self(annotation: first) else { return nil }
      let isOptional = name == "optional" || others.count < inner.count
      self.init(
        text: isOptional ? type.text + "?" : type.text,
        isStated: type.isStated && others.count == 1)
    } else if Self.lists.contains(name) {
      let element = inner.first.flatMap { Self(annotation: $0) }
      let isOneType =
        inner.count < 2 || inner.dropFirst().allSatisfy { $0 == inner[0] || $0 == "..." }
      self.init(
        text: "[\(element?.text ?? "Double")]", isStated: element?.isStated == true && isOneType)
    } else if name == "matrix" || name == "dataframe" {
      self.init(text: "[[Double]]", isStated: false)
    } else if Self.arrays.contains(name) {
      self.init(text: "[Double]", isStated: false)
    } else {
      return nil
    }
  }

  private static func split(_ text: String, at separator: Character) -> [String] {
    var depth = 0
    return text.split { character in
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      return depth == 0 && character == separator
    }.map(String.init)
  }

  // MARK: Guesses

  /// The type that the text of a function documents, as in `x (ndarray): the inputs` or `x : float`.
  private static func documented(_ name: String, in text: String) -> GuessedType? {
    for line in text.split(separator: "\n") {
      guard
        let match = line.wholeMatch(
          of: /\s*[-*]?\s*`?(\w+)`?\s*(?:\(|:|--)\s*(\w+(?:[-_.]\w+)*).*/),
        match.1 == name, !line.contains(/\bdef\b/),
        let type = Self(annotation: String(match.2).replacing("-", with: "_"))
      else { continue }
      return Self(text: type.text, isStated: false)
    }
    return nil
  }

  private init?(literal: String) {
    let type: String
    if literal == "True" || literal == "False" {
      type = "Bool"
    } else if literal.wholeMatch(of: /[+-]?[0-9][0-9_]*/) != nil {
      type = "Int"
    } else if literal.wholeMatch(of: /[+-]?(?:[0-9_]*\.[0-9_]*|[0-9_]+)(?:[eE][+-]?[0-9]+)?/) != nil
    {
      type = "Double"
    } else if literal.hasPrefix("\"") || literal.hasPrefix("'") {
      type = "String"
    } else if literal.hasPrefix("[") || literal.hasPrefix("(") {
      type = "[Double]"
    } else {
      return nil
    }
    self.init(text: type, isStated: false)
  }

  private init?(useOf name: String, in text: String) {
    let code = String(CodeMask(python: text).code)
    // The parameters are no use.
    let body = code.firstIndex(of: "\n").map { code[$0...] } ?? code[...]
    func uses(_ before: String, _ after: String) -> Bool {
      guard let pattern = try? Regex("\(before)\\b\(name)\\b\(after)") else { return false }
      return body.contains(pattern)
    }
    let isArray =
      uses("", "\\s*\\[") || uses("", "\\.(?:shape|size|T|mean|sum|std|max|min|dot|append|copy)\\b")
      || uses("\\b(?:len|sum|max|min|sorted|zip|enumerate|map|sum|mean|dot|array|norm)\\(", "")
      || uses("\\bin\\s+", "\\s*[:)\\]]") || uses("", "\\s*@") || uses("@\\s*", "")
    if uses("\\brange\\(", "\\s*\\)") {
      self.init(text: "Int", isStated: false)
    } else if uses("", "\\.(?:split|lower|upper|strip|join|startswith|endswith|replace)\\(") {
      self.init(text: "String", isStated: false)
    } else if isArray || Self.namesArray(name) {
      self.init(text: "[Double]", isStated: false)
    } else {
      return nil
    }
  }

  private static func namesArray(_ name: String) -> Bool {
    let usual: Set = [
      "xs", "ys", "values", "data", "array", "arr", "lst", "list", "vector", "vec", "numbers",
      "nums",
      "samples", "points", "weights", "inputs", "targets", "labels", "predictions",
    ]
    return usual.contains(name) || (name.count == 1 && name.first?.isUppercase == true)
  }
}
