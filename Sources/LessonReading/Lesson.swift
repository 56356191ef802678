/// A lesson as its author wrote it: its front matter, and its cells in reading order.
package struct Lesson: Hashable, Sendable {
  package let title: String
  /// The name of the student's module, and of the lesson's folder.
  package let module: String
  package let language: String
  package let summary: String
  /// The author's name of this version of the lesson.
  package let version: String?
  package let cells: [Cell]
  /// Every heading, also those inside hints.
  package let headings: [Heading]
  /// Every link and image, also those inside hints.
  package let links: [Link]
  /// The anchors in raw HTML, to which links may refer.
  internal(set) package var anchors: Set<String> = []
  /// Raw HTML that a page cannot contain.
  internal(set) package var unsupported: [LessonFault] = []
  /// Text that was probably meant as markup or a reference.
  internal(set) package var warnings: [LessonFault] = []

  /// The name on the command line: the module's words in lowercase, joined by dashes.
  package var id: String { Self.id(ofModule: module) }

  package var exercises: [Exercise] {
    cells.compactMap { if case .exercise(let exercise) = $0 { exercise } else { nil } }
  }

  package var figures: [Figure] {
    cells.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
  }

  package var experiments: [Experiment] {
    cells.compactMap { if case .experiment(let experiment) = $0 { experiment } else { nil } }
  }

  package var hints: [Hint] {
    cells.compactMap { if case .hint(let hint) = $0 { hint } else { nil } }
  }

  /// Finds the hints of an exercise, the one that gives away least first.
  package func hints(for exercise: String) -> [Hint] {
    hints.filter { $0.exercise == exercise }
      .sorted { ($0.level, $0.position) < ($1.level, $1.position) }
  }

  /// Turns `LinearModels` into `linear-models` and `SVMBasics` into `svm-basics`.
  package static func id(ofModule module: String) -> String {
    let letters = Array(module)
    var id = ""
    for (index, letter) in letters.enumerated() {
      let isFirstOfWord =
        letter.isUppercase && index > 0
        && (!letters[index - 1].isUppercase
          || (index + 1 < letters.count && letters[index + 1].isLowercase))
      if isFirstOfWord && id.last != "-" { id += "-" }
      id += letter == "_" ? "-" : letter.lowercased()
    }
    return id
  }
}
