internal import LessonReading
internal import YAMLReading

/// The exercise that a file with another name was probably meant for, such as `Adam` for
/// `Adam (1).swift`, `adam_final.swift` or `Adam.swift.txt`.
struct LikelyExercise {
  private let exercises: [Exercise]

  init(among exercises: [Exercise]) {
    self.exercises = exercises
  }

  /// Finds the exercise that a file's name is nearest to, or nil where it resembles none.
  func exercise(forName name: String) -> Exercise? {
    let names = Self.readings(of: name)
    let exact = exercises.first { exercise in
      Self.targets(of: exercise).contains { target in names.contains { $0 == target } }
    }
    if let exact { return exact }
    let distances = exercises.flatMap { exercise in
      Self.targets(of: exercise).flatMap { target in
        names.map { (exercise, editDistance($0, target), max(1, target.count / 4)) }
      }
    }
    return distances.filter { $1 <= $2 }.min { $0.1 < $1.1 }?.0
  }

  /// Returns the exercises whose stubs declare what a text declares too.
  func exercises(declaredBy text: String) -> [(exercise: Exercise, name: String)] {
    let declared = TopLevelDeclarations(of: text)
    return exercises.compactMap { exercise in
      let common = TopLevelDeclarations(of: exercise.stub).all.intersection(declared.all)
      return common.min().map { (exercise, $0) }
    }
  }

  /// Whether a text declares a type that an exercise's stub declares.
  static func hides(_ exercise: Exercise, in text: String) -> Bool {
    !TopLevelDeclarations(of: exercise.stub).types
      .isDisjoint(with: TopLevelDeclarations(of: text).types)
  }

  /// An exercise goes by its file's name and by its own.
  private static func targets(of exercise: Exercise) -> [String] {
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

  /// Returns what a name may stand for: all its letters and digits, and those without additions.
  private static func readings(of name: String) -> Set<String> {
    var stem = name.lowercased()
    for ending in [".swift", ".txt", ".text", ".orig", ".bak", ".swift"]
    where stem.hasSuffix(ending) {
      stem = String(stem.dropLast(ending.count))
    }
    let words = stem.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let kept = words.filter { !isAddition($0) }
    var readings: Set<String> = [words.joined(), kept.joined(), trimmed(kept.joined())]
    readings.remove("")
    return readings
  }

  private static func isAddition(_ word: String) -> Bool {
    let letters = word.filter { !$0.isNumber }
    return letters.isEmpty || additions.contains(letters)
  }

  /// Drops additions that stand without a space, as in `Adam2` and `AdamFinal`.
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
