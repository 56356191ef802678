package import Courses

/// The name of a new lesson's exercise, such as `running-mean`, with the names of its function and its
/// file.
package struct ExerciseName: Sendable, Equatable {
  package let id: String

  /// The exercise of a lesson for which its author names none.
  package static let mean = ExerciseName(id: "mean")

  private init(id: String) {
    self.id = id
  }

  /// Checks a name.
  ///
  /// - Throws: A ``ReportedFault`` where it is not made of lowercase words joined by dashes, or is a word
  ///   that Swift has a meaning for.
  package init(_ given: String) throws(ReportedFault) {
    guard given.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil, given.utf8.count <= 60 else {
      throw ReportedFault(
        .usage,
        "“\(given)” cannot be an exercise's name. Write words in lowercase that are joined by dashes, "
          + "such as running-mean.")
    }
    guard !Self.keywords.contains(given) else {
      throw ReportedFault(
        .usage,
        "The exercise's function cannot be called \(given), because Swift has a meaning of its own for "
          + "this word. Choose another name.")
    }
    id = given
  }

  /// Derives the name from that of a file; nil for a file that no exercise's name leads to.
  init?(ofFile file: String) {
    guard file.hasSuffix(".swift"), file.first?.isUppercase == true else { return nil }
    let stem = file.dropLast(".swift".count)
    let words = stem.map { $0.isUppercase ? "-\($0.lowercased())" : "\($0)" }.joined()
    guard let name = try? ExerciseName(String(words.dropFirst())), name.file == file else {
      return nil
    }
    self = name
  }

  private var words: [String] { id.split(separator: "-").map(String.init) }
  private var capitalized: String {
    words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// The function that a student writes, such as `runningMean`.
  var function: String { capitalized.prefix(1).lowercased() + capitalized.dropFirst() }

  /// The file of the exercise, such as `RunningMean.swift`.
  package var file: String { capitalized + ".swift" }

  private static let keywords: Set = [
    "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer",
    "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
    "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil",
    "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows",
    "return", "self", "static", "struct", "subscript", "super", "switch", "throw", "throws",
    "true", "try", "typealias", "unfinished", "var", "where", "while",
  ]
}
