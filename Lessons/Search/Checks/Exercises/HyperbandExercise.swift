internal import Checking
internal import Observations

/// The checks of Hyperband's brackets, worth 10 points.
enum HyperbandExercise {
  typealias Scenario = (maximumBudget: Int, eta: Int)
  typealias Check = ComparisonChecks<Scenario>.Check

  static let comparisonChecks = ComparisonChecks<Scenario>(
    exercise: "hyperband", checks: [paper, powers, others],
    conventions: HyperbandPlan.accepted.map { plan in
      Variant(plan.id, plan.sentence) { plan.brackets($0.maximumBudget, $0.eta) }
    },
    misconceptions: HyperbandMistakes.all,
    searches: [HyperbandMistakes.pairs, .shared(HyperbandMistakes.faults)],
    describe: { "for a maximum budget of \($0.maximumBudget) and η = \($0.eta)" })

  private static let paper = Check(
    "hyperband.paper", "The paper’s example: a budget of 81 with η = 3", points: 4,
    comparing: .exactly
  ) { _ in [(81, 3)] }

  private static let powers = Check(
    "hyperband.powers", "Budgets that are powers of η, of 243 for example", points: 4,
    comparing: .exactly
  ) { _ in
    // log 243 / log 3 and log 1000 / log 10 come out a little below a whole number.
    [
      (243, 3), (27, 3), (9, 3), (3, 3), (16, 2), (64, 2), (64, 4), (125, 5), (1000, 10), (729, 3),
      (1, 3),
    ]
  }

  private static let others = Check(
    "hyperband.others", "Any other budget, rounded up or down", points: 2,
    comparing: .rows(.custom(difference))
  ) { _ in
    [(50, 3), (100, 3), (2, 3), (20, 4), (26, 3), (80, 3), (242, 3), (10, 2), (300, 4), (7, 2)]
  }

  /// Compares brackets: numbers of configurations exactly, budgets up to one, because each can be
  /// rounded up or down.
  @Sendable
  private static func difference(_ expected: ObservedValue, _ actual: ObservedValue) -> String? {
    let (right, brackets) = (expected.items, actual.items)
    guard right.count == brackets.count else {
      return "there are \(brackets.count) brackets in place of \(right.count)"
    }
    for (index, (right, bracket)) in zip(right, brackets).enumerated() {
      let name = "bracket \(right.items.count - 1)"
      guard right.items.count == bracket.items.count else {
        return "\(name) has \(bracket.items.count) rungs in place of \(right.items.count)"
      }
      for (place, (right, rung)) in zip(right.items, bracket.items).enumerated() {
        guard case .tuple(let parts) = rung, case .tuple(let others) = right, parts.count == 2,
          case (.integer(let count), .integer(let budget)) = (parts[0], parts[1]),
          case (.integer(let rightCount), .integer(let rightBudget)) = (others[0], others[1])
        else { return "element [\(index)][\(place)] is no rung" }
        if count != rightCount {
          return "rung \(place) of \(name) has \(count) configurations in place of \(rightCount)"
        }
        if abs(budget - rightBudget) > 1 {
          return "rung \(place) of \(name) has a budget of \(budget) in place of \(rightBudget)"
        }
      }
    }
    return nil
  }
}
