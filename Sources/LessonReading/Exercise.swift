/// A piece of code that a student completes.
package struct Exercise: Hashable, Sendable {
  package let id: String
  package let title: String
  /// The points of a full solution.
  package let points: Int
  /// The time that the exercise takes, as the author estimates it.
  package let minutes: Int?
  /// Its file in the student's module: a plain name such as `Adam.swift`.
  package let file: String
  /// The exercises without which this one cannot work.
  package let needs: [String]
  /// Whether its points are a bonus, apart from the lesson's score.
  package let isBonus: Bool
  /// The file's content before a student has touched it.
  package let stub: String
  /// Where its fence opens.
  package let position: SourcePosition
  /// Where the stub's first line begins.
  package let stubPosition: SourcePosition
}
