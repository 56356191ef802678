internal import LessonReading
internal import YAMLReading

/// Guesses which exercise a misnamed file belongs to, such as `Adam` for `Adam (1).swift`,
/// `adam_final.swift` or `Adam.swift.txt`.
struct ExerciseMatcher {
  private let exercises: [Exercise]

  init(among exercises: [Exercise]) {
    self.exercises = exercises
  }

  /// Returns the exercise whose name is nearest to a file's name, or nil where none is similar.
  func exercise(forName name: String) -> Exercise? {
    let names = Self.simplifiedNames(of: name)
    let exact = exercises.first { exercise in
      Self.simplifiedNames(of: exercise).contains { target in names.contains { $0 == target } }
    }
    if let exact { return exact }
    let distances = exercises.flatMap { exercise in
      Self.simplifiedNames(of: exercise).flatMap { target in
        names.map { (exercise, editDistance($0, target), max(1, target.count / 4)) }
      }
    }
    return distances.filter { $1 <= $2 }.min { $0.1 < $1.1 }?.0
  }

  /// Returns the exercises whose stubs share a top-level name with a text, and one such name for each.
  func exercises(declaredBy text: String) -> [(exercise: Exercise, name: String)] {
    let declared = TopLevelDeclarations(of: text)
    return exercises.compactMap { exercise in
      let common = TopLevelDeclarations(of: exercise.stub).all.intersection(declared.all)
      return common.min().map { (exercise, $0) }
    }
  }

  /// Whether a text declares a type that an exercise's stub declares too.
  static func hides(_ exercise: Exercise, in text: String) -> Bool {
    !TopLevelDeclarations(of: exercise.stub).types
      .isDisjoint(with: TopLevelDeclarations(of: text).types)
  }

  /// The name of an exercise's file and its id, in lowercase letters and digits.
  private static func simplifiedNames(of exercise: Exercise) -> [String] {
    [String(exercise.file.dropLast(".swift".count)), exercise.id].map {
      $0.lowercased().filter { $0.isLetter || $0.isNumber }
    }
  }

  /// Words that people, browsers and file managers add to the name of a copy.
  private static let additions: Set<String> = [
    "copy", "of", "copie", "de", "kopie", "von", "copia", "final", "finished", "done", "new", "old",
    "solution", "solved", "fixed", "fix", "draft", "backup", "bak", "orig", "edited", "updated",
    "ready", "submission", "submit", "my", "the", "exercise", "latest", "last", "version", "v",
    "conflict", "conflicted", "swift", "txt", "text", "attempt", "homework", "hw",
  ]

  /// Returns a file's name in lowercase letters and digits, with and without common additions.
  private static func simplifiedNames(of name: String) -> Set<String> {
    var base = name.lowercased()
    for ending in [".swift", ".txt", ".text", ".orig", ".bak", ".swift"]
    where base.hasSuffix(ending) {
      base = String(base.dropLast(ending.count))
    }
    let words = base.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let stem = words.filter { !isAddition($0) }.joined()
    var names: Set<String> = [words.joined(), stem, trimmed(stem)]
    names.remove("")
    return names
  }

  private static func isAddition(_ word: String) -> Bool {
    let letters = word.filter { !$0.isNumber }
    return letters.isEmpty || additions.contains(letters)
  }

  /// Removes additions that are not separate words, as in `Adam2` and `AdamFinal`.
  private static func trimmed(_ word: String) -> String {
    var rest = word
    while let last = rest.last, last.isNumber { rest.removeLast() }
    let long = additions.filter { $0.count > 2 }
    if let ending = long.first(where: { rest.hasSuffix($0) && rest.count > $0.count + 2 }) {
      return String(rest.dropLast(ending.count))
    }
    return rest.hasPrefix("my") && rest.count > 4 ? String(rest.dropFirst(2)) : rest
  }
}
