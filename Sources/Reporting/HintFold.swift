internal import LessonReading
internal import LessonRendering

/// The input of the template of an exercise's hints.
struct HintFold {
  /// The hints that a diagnosis opens.
  let open: [HintView]
  /// The others, folded together under their number.
  let closed: [HintView]
  let closedCount: String?
  /// Hints about mistakes that were not recognised, folded apart and left out on paper.
  let others: [HintView]
  let othersCount: String?

  /// A hint.
  struct HintView {
    let summary: Markup
    let content: Markup
  }

  /// No hints at all.
  static let none = HintFold()

  private init() {
    (open, closed, others) = ([], [], [])
    (closedCount, othersCount) = (nil, nil)
  }

  /// Folds the hints of an exercise, but for those that a diagnosis opens.
  ///
  /// - Parameters:
  ///   - exercise: The exercise.
  ///   - lesson: The lesson that has the hints.
  ///   - opened: The hints that a diagnosis opens; nil if nothing was graded.
  ///   - renderer: Converts the hints' text to HTML.
  init(
    of exercise: Exercise, in lesson: Lesson, opening opened: [Hint]? = nil,
    renderer: inout HTMLRenderer
  ) {
    var open: [HintView] = []
    var closed: [HintView] = []
    var others: [HintView] = []
    for (number, hint) in lesson.hints(for: exercise.id).enumerated() {
      let view = HintView(
        summary: Markup(renderer.summary(of: hint)),
        content: Markup(
          renderer.html(of: hint.blocks, named: "hint \(exercise.id) \(number)")))
      switch hint.when {
      case nil: closed.append(view)
      case _? where opened?.contains(hint) == true: open.append(view)
      case _?: others.append(view)
      }
    }
    let noun = (open.isEmpty ? "" : "more ") + (closed.count == 1 ? "hint" : "hints")
    closedCount = closed.isEmpty ? nil : "\(closed.count) \(noun)"
    self.open = open
    let about =
      switch (opened, others.count) {
      case (nil, 1): "1 hint about a common mistake"
      case (nil, let count): "\(count) hints about common mistakes"
      case (_, 1): "1 hint about a mistake that this check did not find"
      case (_, let count): "\(count) hints about mistakes that this check did not find"
      }
    othersCount = others.isEmpty ? nil : about
    self.others = others
    self.closed = closed
  }
}
