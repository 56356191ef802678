/// Gives exercises ids, files and functions that are unique in the lesson.
struct ExerciseNames {
  struct Name: Sendable {
    let id: String
    /// The name of the Swift file.
    let file: String
    /// The name of the stub's function where the cell declares none.
    let function: String
  }

  private var ids: Set<String> = []
  private var files: Set = ["main", "package"]

  /// Makes a name from the first proposal that has a letter.
  mutating func name(from proposals: [String?]) -> Name {
    let stem = proposals.lazy.compactMap { $0.flatMap(Self.id) }.first ?? "exercise"
    var id = stem
    var number = 1
    while ids.contains(id) || files.contains(Self.camel(id).lowercased())
      || Self.unsuitable.contains(id)
    {
      number += 1
      id = "\(stem)-\(number)"
    }
    ids.insert(id)
    let camel = Self.camel(id)
    files.insert(camel.lowercased())
    return Name(
      id: id, file: camel + ".swift", function: camel.prefix(1).lowercased() + camel.dropFirst())
  }

  /// Lowercase words joined by dashes; nil where the text has no letter of ASCII.
  static func id(_ text: String) -> String? {
    var words: [String] = []
    var word = ""
    var previous: Character?
    for character in text {
      let isPart = character.isASCII && (character.isLetter || character.isNumber)
      let beginsWord = character.isUppercase && previous?.isLowercase == true
      if !isPart || beginsWord {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if isPart { word += character.lowercased() }
      previous = character
    }
    if !word.isEmpty { words.append(word) }
    while let first = words.first, first.first?.isNumber == true {
      if words.contains(where: { $0.first?.isLetter == true }) {
        words.append(words.removeFirst())
      } else {
        return nil
      }
    }
    var id = ""
    for word in words.prefix(6) where id.isEmpty || id.count + word.count < 40 {
      id += (id.isEmpty ? "" : "-") + word.prefix(40)
    }
    return id.isEmpty ? nil : id
  }

  private static func camel(_ id: String) -> String {
    id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// Names that a stub uses itself.
  private static let unsuitable: Set = ["unfinished"]
}
