internal import Grading
internal import LessonReading

/// Links from an exercise's card to the previous and the next exercise to fix.
struct FixLinks {
  let previous: Link?
  let next: Link?

  /// A link to a card.
  struct Link {
    let target: String
    let title: String

    init(_ graded: GradedExercise) {
      target = graded.exercise.anchor
      title = graded.exercise.title
    }
  }

  /// No links.
  static let none = FixLinks()

  private init() {
    (previous, next) = (nil, nil)
  }

  init(around id: String, in graded: GradedLesson) {
    let exercises = graded.exercises
    let place = exercises.firstIndex { $0.exercise.id == id } ?? exercises.endIndex
    previous = exercises[..<place].last(where: \.needsFixing).map(Link.init)
    next = exercises[place...].dropFirst().first(where: \.needsFixing).map(Link.init)
  }
}
