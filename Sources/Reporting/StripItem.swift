internal import Checking
internal import Grading
internal import LessonReading

/// An exercise in the strip at the top of a page; its verdict is there where it was graded.
struct StripItem {
  /// The exercise's card; nil where the page has none.
  let target: String?
  let title: String
  let points: String
  var status: String?
  var mark: String?
  var word: String?
}

extension StripItem {
  init(_ graded: GradedExercise, hasCard: Bool) {
    self.init(
      target: hasCard ? graded.exercise.anchor : nil, title: graded.exercise.title,
      points: "\(graded.score)/\(graded.maxScore)", status: graded.status.rawValue,
      mark: graded.status.mark, word: graded.status.word)
  }

  init(_ exercise: Exercise) {
    self.init(
      target: exercise.anchor, title: exercise.title,
      points: "\(exercise.points) points" + (exercise.isBonus ? ", bonus" : ""))
  }
}
