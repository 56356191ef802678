internal import LessonReading

/// The hints of an exercise as their template sees them.
struct HintFold {
  /// The hints that a diagnosis opens.
  let open: [HintView]
  /// The others, folded together under their number.
  let closed: [HintView]
  let closedCount: String?

  /// A hint.
  struct HintView {
    let summary: Markup
    let content: Markup
  }

  /// Folds the hints of an exercise, but for those that are tied to one of these misconceptions.
  init(
    of exercise: Exercise, in lesson: Lesson, opening misconceptions: [String] = [],
    markup: inout LessonMarkup
  ) {
    var open: [HintView] = []
    var closed: [HintView] = []
    for hint in lesson.hints(for: exercise.id) {
      let view = HintView(
        summary: Markup(hint.summary), content: markup.markup(of: hint.fragments))
      if let when = hint.when, misconceptions.contains(when) {
        open.append(view)
      } else {
        closed.append(view)
      }
    }
    let noun = (open.isEmpty ? "" : "more ") + (closed.count == 1 ? "hint" : "hints")
    closedCount = closed.isEmpty ? nil : "\(closed.count) \(noun)"
    self.open = open
    self.closed = closed
  }
}
