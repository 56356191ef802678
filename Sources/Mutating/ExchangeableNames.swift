/// The names of a source text that can stand for each other.
struct ExchangeableNames {
  private let outline: SourceOutline
  /// The functions that are called without a dot before their name.
  private let functions: [String]
  /// The names after a dot, of methods that are called and of properties.
  private let methods: [String]
  private let properties: [String]

  /// Functions of one number, which can stand for each other even if the source has only one of them.
  private static let functionsOfNumbers = ["abs", "exp", "log", "sqrt"]

  init(in outline: SourceOutline) {
    self.outline = outline
    let names = outline.lexemes.indices.filter {
      outline.lexemes[$0].kind == .name && !outline.declaring.contains($0)
    }
    func texts(_ holds: (Int) -> Bool) -> [String] {
      Set(names.filter(holds).map(outline.text)).sorted()
    }
    functions = texts { !outline.isMember($0) && outline.isCalled($0) }
    methods = texts { outline.isMember($0) && outline.isCalled($0) }
    properties = texts {
      outline.isMember($0) && !outline.isCalled($0) && outline.text($0 - 2) != "self"
    }
  }

  /// Returns the texts that can stand for the name at an index. An empty text deletes it.
  func alternatives(at index: Int) -> [String] {
    let name = outline.text(index)
    if outline.isLabel(index) { return [] }
    let values = outline.values.filter { $0.scope.contains(index) }.map(\.name)
    let valueNames = Set(values).subtracting([name]).sorted()
    if outline.isMember(index) {
      if outline.text(index - 2) == "self" { return valueNames }
      return (outline.isCalled(index) ? methods : properties).filter { $0 != name }
    }
    if values.contains(name) || name.hasPrefix("$") { return valueNames }
    guard outline.isCalled(index) else { return [] }
    let family = Self.functionsOfNumbers.contains(name) ? Self.functionsOfNumbers : []
    let others = Set(functions + family).subtracting([name]).sorted()
    return others + (outline.hasOneArgument(index) ? [""] : [])
  }
}

extension SourceOutline {
  /// Whether a name follows a dot.
  func isMember(_ index: Int) -> Bool { text(index - 1) == "." }

  /// Whether a name is the label of an argument.
  func isLabel(_ index: Int) -> Bool {
    guard text(index + 1) == ":", ["(", ",", "["].contains(text(index - 1)) else { return false }
    return lexemes[index].range.upperBound == lexemes[index + 1].range.lowerBound
  }

  /// Whether arguments in parentheses follow a name.
  func isCalled(_ index: Int) -> Bool {
    text(index + 1) == "("
      && lexemes[index].range.upperBound == lexemes[index + 1].range.lowerBound
  }

  /// Whether a name is followed by a single argument without a label.
  func hasOneArgument(_ index: Int) -> Bool {
    guard isCalled(index) else { return false }
    let last = end(of: index + 1)
    var place = index + 2
    guard place < last, !isLabel(place) else { return false }
    while place < last {
      if text(place) == "," { return false }
      place = "([{".contains(text(place)) ? end(of: place) + 1 : place + 1
    }
    return true
  }
}
