/// One try in an exercise that is solved by choosing numbers: the choice and its result.
package struct Try: Sendable, Equatable, Codable {
  /// The choice as a Swift expression, such as `.sgd(learningRate: 0.001)`.
  package let choice: String
  /// The steps to the goal; nil where it was not reached.
  package let steps: Int?
  package let points: Int
  /// The points that can be earned.
  package let most: Int

  package init(choice: String, steps: Int?, points: Int, most: Int) {
    self.choice = choice
    self.steps = steps
    self.points = points
    self.most = most
  }

  /// The largest number of tries that are kept.
  package static let limit = 50

  /// The result as words, such as `137 steps, 10 of 10 points`.
  package var result: String {
    let way = steps.map { $0 == 1 ? "1 step" : "\($0) steps" } ?? "does not arrive"
    return "\(way), \(points) of \(most) points"
  }

  /// Whether it needed fewer steps than another.
  func isBetter(than other: Try) -> Bool {
    (steps ?? .max) < (other.steps ?? .max)
  }

  /// Returns tries with a new one as the last.
  ///
  /// An earlier try of the same choice is removed. Beyond the limit the oldest is removed, but not
  /// the best.
  static func recorded(_ new: Try, in tries: [Try]) -> [Try] {
    var tries = tries.filter { $0.choice != new.choice } + [new]
    while tries.count > limit {
      let best = tries.best
      guard let oldest = tries.firstIndex(where: { $0 != best }) else { break }
      tries.remove(at: oldest)
    }
    return tries
  }
}

extension [Try] {
  /// The first of the tries with the fewest steps; nil where none reached the goal.
  package var best: Try? {
    self.filter { $0.steps != nil }.min { $0.isBetter(than: $1) }
  }
}

extension ProgressRecord {
  /// Returns the tries in an exercise, the latest last.
  package func tries(in exercise: String) -> [Try] { tries[exercise] ?? [] }
}
