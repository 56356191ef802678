internal import Figures
package import Grading

extension InteractiveFigure {
  /// The tries that the figure's runs are, in a figure that gives points.
  package var tries: [Try] {
    guard let solution else { return [] }
    return facts.compactMap { facts in
      facts.award.map {
        Try(
          choice: solution.expression, steps: facts.arrival, points: $0.points, most: $0.most)
      }
    }
  }
}
