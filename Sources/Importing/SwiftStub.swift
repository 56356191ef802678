/// The Swift declarations of an exercise, as stubs, made from a notebook's code.
struct SwiftStub: Sendable {
  /// The declarations, without imports. They compile.
  let text: String
  /// What the author must do about the declarations, as the end of a sentence that begins with “the
  /// exercise”.
  let task: String

  /// Makes the stubs of a cell's functions or classes.
  ///
  /// - Parameters:
  ///   - declarations: What the cell declares and students are to write; not empty.
  ///   - exercise: The exercise's id.
  ///   - symbols: The names that are taken in the lesson's module.
  init(
    _ declarations: [PythonDeclaration], exercise: String, symbols: inout SwiftSymbols
  ) {
    var writer = StubWriter(exercise: exercise)
    for declaration in declarations {
      let name = symbols.unique(declaration.name)
      if name != declaration.name {
        writer.remarks.append(
          "`\(declaration.name)` is called `\(name)` in Swift, where the name is taken")
      }
      switch declaration {
      case .function(let function): writer.add(function, named: name)
      case .type(_, let methods, _): writer.add(typeNamed: name, methods)
      }
    }
    if declarations.count > 1 {
      writer.remarks.append("its stub has \(declarations.count) declarations, which need a probe")
    } else if case .type = declarations[0] {
      writer.remarks.append("its stub is a class, which needs a probe")
    }
    text = writer.text
    let guesses = writer.guesses
    let first =
      guesses.isEmpty
      ? "see whether the types in its stub fit" : "correct the types in its stub that are guesses"
    task = ([first] + writer.remarks).joined(separator: "; ")
  }

  /// Makes the stub of a cell that declares no function.
  init(withoutDeclaration name: String, exercise: String, symbols: inout SwiftSymbols) {
    text = """
      /// Give this function the parameters and the result of the exercise.
      public func \(SwiftSymbols.escaped(symbols.unique(name)))() -> Double {
        unfinished("\(exercise)")
      }

      """
    task = "give the function in its stub the parameters and the result of the exercise"
  }
}

/// The names that are taken in a lesson's module.
struct SwiftSymbols: Sendable {
  private var taken: Set = [
    "unfinished", "Double", "Int", "Bool", "String", "Array", "Optional", "LessonKit", "Swift",
  ]

  /// Returns a name that no declaration has yet: the given one, or that with a number.
  mutating func unique(_ name: String) -> String {
    var unique = name
    var number = 2
    while !taken.insert(unique).inserted {
      unique = "\(name)\(number)"
      number += 1
    }
    return unique
  }

  /// The name in backticks where it is a word of the language.
  static func escaped(_ name: String) -> String { keywords.contains(name) ? "`\(name)`" : name }

  private static let keywords: Set = [
    "Any", "Protocol", "Self", "Type", "as", "associatedtype", "await", "break", "case", "catch",
    "class", "continue", "default", "defer", "deinit", "do", "else", "enum", "extension",
    "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "init",
    "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol",
    "public", "repeat", "rethrows", "return", "self", "static", "struct", "subscript", "super",
    "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
  ]
}

/// Writes the stubs of one exercise.
private struct StubWriter {
  let exercise: String
  private(set) var text = ""
  /// The names of what has a guessed type.
  private(set) var guesses: [String] = []
  var remarks: [String] = []

  init(exercise: String) { self.exercise = exercise }

  mutating func add(_ function: PythonFunction, named name: String) {
    separate()
    let signature = self.signature(of: function, parameters: function.parameters)
    text += comment(on: signature.guesses, indentation: "")
    text += "public func \(SwiftSymbols.escaped(name))" + signature.text + body("")
  }

  mutating func add(typeNamed name: String, _ methods: [PythonFunction]) {
    separate()
    text += "public final class \(SwiftSymbols.escaped(name)) {\n"
    let initializer = methods.first { $0.name == "__init__" }
    let parameters = initializer.map { Array($0.parameters.dropFirst()) } ?? []
    var signature: (text: String, guesses: [String]) = ("()", [])
    if let initializer {
      signature = self.signature(of: initializer, parameters: parameters, hasResult: false)
    }
    text += comment(on: signature.guesses, indentation: "  ")
    text += "  public init" + signature.text + body("  ")
    var known: Set<String> = ["__init__"]
    for method in methods where known.insert(method.name).inserted {
      text += "\n" + self.method(method)
    }
    text += "}\n"
  }

  private mutating func method(_ method: PythonFunction) -> String {
    let name = method.name == "__call__" ? "callAsFunction" : SwiftSymbols.escaped(method.name)
    let isStatic = !method.decorators.filter { ["staticmethod", "classmethod"].contains($0) }
      .isEmpty
    let hasReceiver = !method.decorators.contains("staticmethod")
    let parameters = hasReceiver ? Array(method.parameters.dropFirst()) : method.parameters
    let signature = self.signature(of: method, parameters: parameters)
    let comment = self.comment(on: signature.guesses, indentation: "  ")
    if method.decorators.contains("property") {
      let type = GuessedType(resultOf: method).text
      return comment + "  public var \(name): \(type)" + body("  ")
    }
    return comment + "  public \(isStatic ? "static " : "")func \(name)" + signature.text
      + body("  ")
  }

  private mutating func separate() { if !text.isEmpty { text += "\n" } }

  private func body(_ indentation: String) -> String {
    " {\n\(indentation)  unfinished(\"\(exercise)\")\n\(indentation)}\n"
  }

  /// The comment on guessed types; empty where there are none.
  private mutating func comment(on names: [String], indentation: String) -> String {
    guard !names.isEmpty else { return "" }
    guesses += names
    let list =
      names.count == 1
      ? names[0] : names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
    let verb =
      names.count == 1 ? "The type of \(list) is a guess" : "The types of \(list) are guesses"
    return "\(indentation)/// \(verb): correct \(names.count == 1 ? "it" : "them").\n"
  }

  /// Returns the parameters and the result of a function, and what has a guessed type.
  private mutating func signature(
    of function: PythonFunction, parameters: [PythonFunction.Parameter], hasResult: Bool = true
  ) -> (text: String, guesses: [String]) {
    var guesses: [String] = []
    let list = parameters.map { parameter in
      let type = GuessedType(of: parameter, in: function)
      if !type.isStated { guesses.append("`\(parameter.name)`") }
      let value = parameter.defaultValue.flatMap { Self.literal($0, of: type.text) }
      return
        "_ \(SwiftSymbols.escaped(parameter.name)): \(type.text)\(value.map { " = \($0)" } ?? "")"
    }
    if let keywords = function.keywords {
      remarks.append("`**\(keywords)` of `\(function.name)` is left out")
    }
    guard hasResult else { return ("(\(list.joined(separator: ", ")))", guesses) }
    let result = GuessedType(resultOf: function)
    if !result.isStated { guesses.append("the result") }
    return ("(\(list.joined(separator: ", "))) -> \(result.text)", guesses)
  }

  /// A default value in Swift; nil where it has no counterpart of the type.
  private static func literal(_ written: String, of type: String) -> String? {
    switch (written, type) {
    case ("True", "Bool"): return "true"
    case ("False", "Bool"): return "false"
    case ("None", _) where type.hasSuffix("?"): return "nil"
    default: break
    }
    if type == "Int", let number = written.wholeMatch(of: /[+-]?(?:0|[1-9][0-9_]*)/) {
      return Int(number.0.replacing("_", with: "")).map(String.init)
    }
    if type == "Double", written.wholeMatch(of: /[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?/) != nil {
      return Double(written).flatMap { $0.isFinite ? "\($0)" : nil }
    }
    if type == "String", let text = written.wholeMatch(of: /(["'])([^"'\\\n]*)\1/) {
      return "\"\(text.2)\""
    }
    return nil
  }
}
