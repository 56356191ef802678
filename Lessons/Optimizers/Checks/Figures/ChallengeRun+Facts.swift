internal import Checking
internal import Figures
internal import OptimizersKit
internal import Plotting

extension ChallengeRun {
  /// The steps, the points and the condition for the next points, as data.
  var facts: RunFacts {
    let finite = rows.prefix { $0.allSatisfy(\.isFinite) }
    let losses = finite.map { Objective.banana.field($0[0], $0[1]) }
    let next = Self.awards.last { $0.points > award }
    return RunFacts(
      run: choice.optimizer, name: choice.displayName, values: choice.valuesByName,
      steps: max(finite.count - 1, 0), finalLoss: losses.last { $0.isFinite },
      isDiverged: finite.count < rows.count, arrival: arrival,
      award: RunFacts.Award(
        points: award, most: Self.most, next: next.map { .init(steps: $0.steps, points: $0.points) }
      ),
      result: "as \(choice.expression): \(sentence)")
  }
}
