internal import Autograd
internal import Checking
internal import Observations
internal import Rules
internal import SearchKit

/// Wrong ways of successive halving.
enum HalvingMistakes {
  /// A mistake as a change of a plan.
  struct Mistake: Sendable {
    let id: String
    let sentence: String
    let change: @Sendable (inout HalvingPlan) -> Void
    /// The ending with which the change is none, or is another mistake.
    private(set) var exception: HalvingPlan.Ending?

    init(
      _ id: String, _ sentence: String, change: @escaping @Sendable (inout HalvingPlan) -> Void
    ) {
      self.id = id
      self.sentence = sentence
      self.change = change
    }

    /// Returns the mistake for all other endings.
    func except(_ ending: HalvingPlan.Ending) -> Mistake {
      var mistake = self
      mistake.exception = ending
      return mistake
    }
  }

  static let all = mistakes.flatMap { variants([$0]) } + endlessWithEtaOne

  /// Right in everything else.
  private static let endlessWithEtaOne = HalvingPlan.accepted.map { plan in
    var plan = plan
    plan.stopsWithoutHope = false
    return plan.variant(
      "successive-halving.endless-with-eta-of-one",
      "With η = 1 nobody ever drops out, and your search goes on for ever. Stop the program with a "
        + "sentence.")
  }

  static let pairs: Family<HalvingScript> = .searched(
    [],
    candidates: { runs in
      let accepted = plans([]).filter { $0.isPossible(for: runs) }
      return mistakes.indices.flatMap { first in
        mistakes.indices.dropFirst(first + 1).flatMap { second in
          accepted.filter { $0.admits(mistakes[first]) && $0.admits(mistakes[second]) }
            .map { (first, second, $0.making(mistakes[first]).making(mistakes[second])) }
        }
      }
    },
    expect: { $0.2.trace(of: $1) },
    variant: { first, second, plan in
      variant([mistakes[first], mistakes[second]], plan)
    })

  /// The lesson's and the other accepted ways with some mistakes, with a stop for η = 1 and without.
  private static func plans(_ mistakes: [Mistake]) -> [HalvingPlan] {
    HalvingPlan.accepted.filter { plan in mistakes.allSatisfy(plan.admits) }.flatMap { accepted in
      [true, false].map { stops in
        var plan = accepted
        plan.stopsWithoutHope = stops
        return mistakes.reduce(plan) { $0.making($1) }
      }
    }
  }

  private static func variants(_ mistakes: [Mistake]) -> [Variant<HalvingScript>] {
    plans(mistakes).map { variant(mistakes, $0) }
  }

  private static func variant(
    _ mistakes: [Mistake], _ plan: HalvingPlan
  ) -> Variant<HalvingScript> {
    plan.variant(
      "successive-halving.\(mistakes.map(\.id).joined(separator: "+"))",
      mistakes.map(\.sentence).joined(separator: " "))
  }

  /// Budgets that follow another formula.
  static let derivedBudgets = DerivedMistakes<HalvingScript>(
    exercise: "successive-halving", rule: SearchRules.nextBudget, subject: "Your budgets",
    bound: 1e-9,
    samples: { runs in
      runs.compactMap(\.budgets).sorted { $0.observed.count > $1.observed.count }
        .prefix(12).map(\.self)
    },
    variants: { id, sentence, rule in
      HalvingPlan.accepted.flatMap { accepted in
        [true, false].map { stops in
          var plan = accepted
          plan.stopsWithoutHope = stops
          plan.nextBudget = { rung in
            let values = rule.values(
              hyperparameters: [Double(rung.eta), Double(rung.minimumBudget)],
              start: Double(rung.minimumBudget), inputs: (0...rung.index).map { Double($0 + 1) })
            return values.last.flatMap { Int(exactly: $0.rounded(.down)) } ?? 0
          }
          return plan.variant(id, sentence)
        }
      }
    })
}

extension HalvingPlan {
  /// Returns the plan with a mistake.
  func making(_ mistake: HalvingMistakes.Mistake) -> HalvingPlan {
    var plan = self
    mistake.change(&plan)
    return plan
  }

  /// Whether a mistake changes the plan in its own way.
  fileprivate func admits(_ mistake: HalvingMistakes.Mistake) -> Bool {
    mistake.exception != ending
  }

  /// Whether a submission may follow the plan but for mistakes: whether it stops for η = 1, and whether
  /// it evaluates a single configuration.
  fileprivate func isPossible(for runs: [ObservedRun<HalvingScript>]) -> Bool {
    runs.allSatisfy { run in
      if SuccessiveHalvingExercise.mayStop(run.scenario) {
        return run.trace == trace(of: run.scenario)
      }
      guard run.scenario.configurations.count == 1 else { return true }
      return (run.trace.rows.count > 1) == (ending != .one)
    }
  }
}

extension ObservedRun<HalvingScript> {
  /// The budgets of the rungs; nil where there is no second rung.
  fileprivate var budgets: RuleRun? {
    let budgets = trace.rows.filter { $0.label == HalvingScript.Label.budget }.compactMap { row in
      if case .integer(let budget) = row.value { Double(budget) } else { nil }
    }
    guard budgets.count > 1, budgets[0] == Double(scenario.minimumBudget) else { return nil }
    return RuleRun(
      hyperparameters: [Double(scenario.eta), Double(scenario.minimumBudget)], start: budgets[0],
      inputs: budgets.indices.dropFirst().map { Double($0) }, observed: Array(budgets.dropFirst()))
  }
}
