internal import Autograd
internal import Checking
internal import Observations

/// Wrong tables of Hyperband's brackets.
enum HyperbandMistakes {
  struct Mistake: Sendable {
    let id: String
    let sentence: String
    let change: @Sendable (inout HyperbandPlan) -> Void

    init(
      _ id: String, _ sentence: String, change: @escaping @Sendable (inout HyperbandPlan) -> Void
    ) {
      self.id = id
      self.sentence = sentence
      self.change = change
    }
  }

  static let all = mistakes.flatMap { variants([$0]) }

  static let pairs: Family<HyperbandExercise.Scenario> = .searched(
    [],
    candidates: { _ in
      mistakes.indices.flatMap { first in
        mistakes.indices.filter { $0 != first }.flatMap { second in
          variants([mistakes[first], mistakes[second]])
        }
      }
    },
    expect: { try $0.expect($1) }, variant: { $0 })

  /// Budgets on which every mistake shows, unless a way of rounding makes it right.
  private static let telling: [HyperbandExercise.Scenario] = [
    (81, 3), (243, 3), (729, 3), (1000, 10), (50, 3), (100, 3), (20, 4), (10, 2),
  ]

  private static func variants(_ mistakes: [Mistake]) -> [Variant<HyperbandExercise.Scenario>] {
    HyperbandPlan.accepted.compactMap { accepted in
      var plan = accepted
      for mistake in mistakes { mistake.change(&plan) }
      let isRight = telling.allSatisfy { maximum, eta in
        plan.brackets(maximum, eta).map { $0.map { [$0, $1] } }
          == accepted.brackets(maximum, eta).map { $0.map { [$0, $1] } }
      }
      if isRight { return nil }
      return Variant(
        "hyperband.\(mistakes.map(\.id).joined(separator: "+"))",
        mistakes.map(\.sentence).joined(separator: " ")
      ) { [plan] in plan.brackets($0.maximumBudget, $0.eta) }
    }
  }

  private static let mistakes: [Mistake] = brackets + configurations + budgets

  private static let brackets: [Mistake] = [
    Mistake(
      "logarithm-rounded-down",
      "You round a quotient of logarithms down. log 243 / log 3 comes out a little below 5, so a whole "
        + "bracket is missing. Multiply whole numbers instead."
    ) { plan in plan.last = { Int(log(Double($0)) / log(Double($1))) } },
    Mistake(
      "logarithm-rounded",
      "You round the logarithm to the nearest number, so some brackets begin with a budget below 1."
    ) { plan in plan.last = { Int((log(Double($0)) / log(Double($1))).rounded()) } },
    Mistake(
      "logarithm-rounded-up",
      "You round the logarithm up, so some brackets begin with a budget below 1."
    ) { plan in
      plan.last = {
        let whole = HyperbandPlan.wholeLogarithm($0, $1)
        return HyperbandPlan.power($1, whole) == $0 ? whole : whole + 1
      }
    },
    Mistake("one-bracket-too-few", "The bracket with most configurations is missing.") { plan in
      plan.order = { $0 > 0 ? Array((0..<$0).reversed()) : [] }
    },
    Mistake("one-bracket-too-few", "Your logarithm is too small by one.") { plan in
      let last = plan.last
      plan.last = { last($0, $1) - 1 }
    },
    Mistake(
      "one-bracket-too-few",
      "Where R is a power of η, your logarithm is too small by one: compare with ≤, not with <."
    ) { plan in
      plan.last = {
        let whole = HyperbandPlan.wholeLogarithm($0, $1)
        return whole > 0 && HyperbandPlan.power($1, whole) == $0 ? whole - 1 : whole
      }
    },
    Mistake(
      "last-bracket-missing", "The bracket s = 0 is missing: a few configurations, fully trained."
    ) { plan in plan.order = { $0 > 0 ? Array((1...$0).reversed()) : [] } },
    Mistake("one-bracket-too-many", "Your logarithm is too large by one.") { plan in
      let last = plan.last
      plan.last = { last($0, $1) + 1 }
    },
    Mistake(
      "brackets-reversed",
      "Your brackets stand in the opposite order. The one with most configurations "
        + "comes first."
    ) { plan in plan.order = { Array(0...$0) } },
    Mistake("no-brackets", "You return no bracket at all.") { plan in plan.order = { _ in [] } },
    Mistake("only-one-bracket", "You return the first bracket alone.") { plan in
      plan.order = { [$0] }
    },
    Mistake("last-rung-missing", "The last rung of each bracket is missing.") { plan in
      plan.rungs = { Array(0..<max($0, 0)) }
    },
    Mistake("rungs-reversed", "The rungs of your brackets stand in the opposite order.") { plan in
      plan.finish = { $0.map { $0.reversed() } }
    },
    Mistake(
      "only-first-rungs", "You return only the first rung of each bracket."
    ) { plan in plan.rungs = { _ in [0] } },
  ]

  private static let configurations: [Mistake] = [
    Mistake(
      "configurations-rounded-down",
      "You round the number of configurations of a bracket down. Round it "
        + "up."
    ) { plan in
      plan.start = { last, s, eta in (last + 1) * HyperbandPlan.power(eta, s) / (s + 1) }
    },
    Mistake(
      "configurations-rounded",
      "You round the number of configurations to the nearest number. Round it "
        + "up."
    ) { plan in
      plan.start = { last, s, eta in
        (2 * (last + 1) * HyperbandPlan.power(eta, s) + s + 1) / (2 * (s + 1))
      }
    },
    Mistake(
      "share-missing",
      "Your brackets begin with η^s configurations. The factor (s_max + 1) / (s + 1) "
        + "is missing."
    ) { plan in plan.start = { _, s, eta in HyperbandPlan.power(eta, s) } },
    Mistake(
      "share-of-s-max",
      "Your brackets have the factor s_max / (s + 1), or s_max / s. It is "
        + "(s_max + 1) / (s + 1)."
    ) { plan in
      plan.start = { last, s, eta in (last * HyperbandPlan.power(eta, s) + s) / (s + 1) }
    },
    Mistake(
      "share-rounded-up", "You round (s_max + 1) / (s + 1) up before you multiply it by η^s."
    ) { plan in
      plan.start = { last, s, eta in (last + 1 + s) / (s + 1) * HyperbandPlan.power(eta, s) }
    },
    Mistake(
      "not-divided-by-brackets", "You multiply by s_max + 1 and do not divide by s + 1."
    ) { plan in plan.start = { last, s, eta in (last + 1) * HyperbandPlan.power(eta, s) } },
    Mistake(
      "survivors-rounded-up",
      "You round the numbers of configurations that are left up. Round them down."
    ) { plan in
      plan.left = { start, rung, eta in
        let power = HyperbandPlan.power(eta, rung)
        return (start + power - 1) / power
      }
    },
    Mistake(
      "survivors-rounded",
      "You round the numbers of configurations that are left to the nearest number. Round them down."
    ) { plan in
      plan.left = { start, rung, eta in
        let power = HyperbandPlan.power(eta, rung)
        return (2 * start + power) / (2 * power)
      }
    },
    Mistake(
      "divides-again-by-a-power",
      "You divide the number that is left by a power of η. It has been divided in the rungs before; "
        + "divide it by η."
    ) { plan in
      plan.left = { start, rung, eta in
        (0...rung).reduce(start) { left, index in
          index == 0 ? left : max(1, left / HyperbandPlan.power(eta, index))
        }
      }
    },
    Mistake(
      "divides-again-by-a-power",
      "You divide the number that is left by a power of η. It has been divided in the rungs before; "
        + "divide it by η."
    ) { plan in
      plan.left = { start, rung, eta in
        (0...rung).reduce(start) { left, index in
          index == 0 ? left : left / HyperbandPlan.power(eta, index)
        }
      }
    },
    Mistake("nobody-dropped", "The number of configurations is the same in all rungs.") { plan in
      plan.left = { start, _, _ in start }
    },
    Mistake(
      "dropped-too-late", "You divide the number of configurations one rung too late."
    ) { plan in
      plan.left = { start, rung, eta in start / HyperbandPlan.power(eta, rung - 1) }
    },
    Mistake(
      "dropped-too-early", "You divide the number of configurations one rung too early."
    ) { plan in
      plan.left = { start, rung, eta in start / HyperbandPlan.power(eta, rung + 1) }
    },
  ]

  private static let budgets: [Mistake] = [
    Mistake(
      "budget-not-multiplied",
      "The budget of a bracket stays the same. Multiply it by η in each rung."
    ) { plan in
      plan.budget = { maximum, s, _, eta in maximum / HyperbandPlan.power(eta, s) }
    },
    Mistake(
      "budget-starts-at-one",
      "Every bracket of yours begins with a budget of 1. Bracket s begins with "
        + "R / η^s."
    ) { plan in plan.budget = { _, _, rung, eta in HyperbandPlan.power(eta, rung) } },
    Mistake("always-the-maximum", "Every rung of yours has the maximum budget.") { plan in
      plan.budget = { maximum, _, _, _ in maximum }
    },
    Mistake(
      "budget-cut-off",
      "You cut a budget of Double off. 729 · 3⁻⁶ · 3⁶ comes out a little below 729, so the last budgets "
        + "are too small by one."
    ) { plan in
      plan.budget = { maximum, s, rung, eta in
        Int(Double(maximum) * pow(Double(eta), Double(-s)) * pow(Double(eta), Double(rung)))
      }
    },
    Mistake(
      "budgets-reversed",
      "Your budgets fall from rung to rung. They rise as configurations drop out."
    ) { plan in
      plan.budget = { maximum, _, rung, eta in maximum / HyperbandPlan.power(eta, rung) }
    },
    Mistake("total-budgets", "You return the budget of a whole rung, not of one configuration.") {
      plan in
      plan.finish = { $0.map { $0.map { ($0.configurations, $0.budget * $0.configurations) } } }
    },
    Mistake("parts-exchanged", "You return the budget first, and then the configurations.") {
      plan in
      plan.finish = { $0.map { $0.map { ($0.budget, $0.configurations) } } }
    },
  ]
}

extension HyperbandMistakes {
  /// Faults of which many mistakes are the cause, the most telling first.
  static let faults: [SharedFault<HyperbandExercise.Scenario>] = [
    SharedFault(
      "hyperband.wrong-number-of-brackets",
      "You return another number of brackets than s_max + 1, where s_max is the largest whole number "
        + "with η^s_max ≤ R."
    ) { scenario, trace in
      let last = HyperbandPlan.wholeLogarithm(scenario.maximumBudget, scenario.eta)
      return trace.rows.first?.value.items.count != last + 1
    },
    SharedFault(
      "hyperband.wrong-number-of-rungs", "Bracket s of yours does not have s + 1 rungs."
    ) { _, trace in
      let brackets = trace.rows.first?.value.items ?? []
      return brackets.enumerated().contains { $1.items.count != brackets.count - $0 }
    },
    part("wrong-budgets", "The budget of some rung is wrong. It is R / η^(s − i).", 1),
    part(
      "wrong-configurations",
      "The number of configurations of some rung is wrong. It is n / η^i, rounded "
        + "down, where n is (s_max + 1) η^s / (s + 1), rounded up.", 0),
  ]

  /// Creates a fault by the part of a rung that differs from every accepted way.
  private static func part(
    _ id: String, _ sentence: String, _ index: Int
  ) -> SharedFault<HyperbandExercise.Scenario> {
    SharedFault("hyperband.\(id)", sentence) { scenario, trace in
      let parts = trace.rows.first?.value.items.map { bracket in
        bracket.items.map { rung in
          rung.items.indices.contains(index) ? rung.items[index] : .integer(-1)
        }
      }
      return HyperbandPlan.accepted.allSatisfy { plan in
        let rungs = plan.brackets(scenario.maximumBudget, scenario.eta)
        return parts
          != rungs.map { $0.map { .integer(index == 0 ? $0.configurations : $0.budget) } }
      }
    }
  }
}
