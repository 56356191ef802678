internal import Grading
internal import LessonReading

/// The ways from an exercise's card to the exercises around it that have to be fixed.
struct FixLinks {
  let previous: Link?
  let next: Link?

  /// A way to a card.
  struct Link {
    let target: String
    let title: String

    init(_ graded: GradedExercise) {
      target = graded.exercise.anchor
      title = graded.exercise.title
    }
  }

  init(around id: String, in graded: GradedLesson) {
    let exercises = graded.exercises
    let place = exercises.firstIndex { $0.exercise.id == id } ?? exercises.endIndex
    previous = exercises[..<place].last(where: \.needsFixing).map(Link.init)
    next = exercises[place...].dropFirst().first(where: \.needsFixing).map(Link.init)
  }
}
