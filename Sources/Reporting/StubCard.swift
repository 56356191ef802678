internal import LessonReading
internal import Typesetting

/// The input of the template of a published lesson's exercise, with the stub.
struct StubCard {
  let id: String
  let title: String
  let facts: String
  let lines: [Markup]
  let folded: HintFold
  let solution: [Markup]
  let hasSolution: Bool

  init(_ exercise: Exercise, solution: String?, folded: HintFold, typesetter: Typesetter) {
    id = exercise.id
    title = exercise.title
    facts = exercise.facts(points: "\(exercise.points) points")
    lines = typesetter.listing(exercise.stub, language: "swift").map { Markup($0) }
    self.folded = folded
    self.solution = typesetter.listing(solution ?? "", language: "swift").map { Markup($0) }
    hasSolution = solution != nil
  }
}

extension Exercise {
  /// The points, the time and the file of an exercise, in a line.
  func facts(points: String) -> String {
    [isBonus ? "bonus" : nil, points, minutes.map { "about \($0) minutes" }, file]
      .compactMap(\.self).joined(separator: " · ")
  }
}
