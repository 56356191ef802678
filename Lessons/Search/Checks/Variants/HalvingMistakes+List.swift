internal import Checking
internal import Observations
internal import SearchKit

extension HalvingMistakes {
  static let mistakes: [Mistake] = numbers + budgets + losses + ends

  /// How many stay.
  private static let numbers: [Mistake] = [
    Mistake("keeps-rounded-up", "You round n / η up. Round it down.") { plan in
      plan.stay = { max(1, ($0.count + $0.eta - 1) / $0.eta) }
    },
    Mistake("keeps-rounded", "You round n / η to the nearest number. Round it down.") { plan in
      plan.stay = { max(1, (2 * $0.count + $0.eta) / (2 * $0.eta)) }
    },
    Mistake(
      "may-keep-none", "Where n is less than η, nobody stays. Keep one at least."
    ) { plan in plan.stay = { $0.count / $0.eta } },
    Mistake(
      "drops-a-share", "You drop n / η configurations. Keep that many, and drop the others."
    ) { plan in
      plan.stay = { max(1, $0.count - $0.count / $0.eta) }
      plan.mayBeEndless = true
    },
    Mistake(
      "drops-a-share", "You drop n / η configurations, at least one. Keep that many."
    ) { plan in
      plan.stay = { max(1, $0.count - max(1, $0.count / $0.eta)) }
      plan.mayBeEndless = true
    },
    Mistake(
      "divides-again-by-a-power",
      "You divide the number that is left by a power of η. It has been divided in the rungs before; "
        + "divide it by η."
    ) { plan in
      plan.stay = { rung in max(1, rung.count / rung.eta.power(rung.index + 1)) }
    },
    Mistake(
      "divides-again-by-a-power",
      "You divide the number that is left by η times the number of the rung. Divide it by η."
    ) { plan in plan.stay = { max(1, $0.count / ($0.eta * ($0.index + 1))) } },
    Mistake("always-halves", "You always keep half, whatever η is.") { plan in
      plan.stay = { max(1, $0.count / 2) }
    },
    Mistake("keeps-a-third", "You always keep a third, whatever η is.") { plan in
      plan.stay = { max(1, $0.count / 3) }
    },
    Mistake("keeps-eta", "You keep η configurations in every rung. Keep n / η of them.") { plan in
      plan.stay = { $0.count > $0.eta ? $0.eta : 1 }
    },
    Mistake(
      "nobody-drops-out",
      "In your rungs nobody drops out, so your search has no end. Keep ⌊n / η⌋ of those that are left."
    ) { plan in
      plan.stay = { min($0.eta, $0.count) }
      plan.mayBeEndless = true
    }.except(.afterRungOfEta),
    Mistake("drops-one", "You drop one configuration in each rung. Keep n / η of them.") { plan in
      plan.stay = { $0.count - 1 }
      plan.mayBeEndless = true
    },
    Mistake("keeps-one-too-many", "You keep one configuration more than n / η.") { plan in
      plan.stay = { $0.count / $0.eta + 1 }
      plan.mayBeEndless = true
    },
    Mistake("keeps-one-too-few", "You keep one configuration fewer than n / η.") { plan in
      plan.stay = { max(1, $0.count / $0.eta - 1) }
    },
    Mistake(
      "one-rung-only",
      "Only your first rung evaluates anything. Each rung evaluates anew, with its own budget; the "
        + "losses of the one before do not count any more."
    ) { plan in plan.stay = { _ in 1 } },
    Mistake(
      "nobody-drops-out",
      "In your rungs nobody drops out, so your search has no end. Keep ⌊n / η⌋ of those that are left."
    ) { plan in
      plan.stay = { max(1, $0.firstCount / $0.eta) }
      plan.mayBeEndless = true
    },
    Mistake(
      "nobody-drops-out",
      "In your rungs nobody drops out, so your search has no end. Keep ⌊n / η⌋ of those that are left."
    ) { plan in
      plan.stay = { $0.count }
      plan.mayBeEndless = true
    },
  ]

  /// With what budget.
  private static let budgets: [Mistake] = [
    Mistake(
      "budget-not-multiplied", "Your budget stays the same in all rungs. Multiply it by η."
    ) { plan in plan.nextBudget = { $0.budget } },
    Mistake(
      "budget-multiplied-first",
      "You multiply the budget before the first rung, which has the minimum budget."
    ) { plan in plan.firstBudget = { $0 * $1 } },
    Mistake("budget-starts-at-one", "Your budget starts at 1, not at the minimum.") { plan in
      plan.firstBudget = { _, _ in 1 }
    },
    Mistake("budget-starts-at-eta", "Your budget starts at η, not at the minimum.") { plan in
      plan.firstBudget = { _, eta in eta }
    },
    Mistake("budget-added", "You add the minimum budget in each rung. Multiply by η.") { plan in
      plan.nextBudget = { $0.budget + $0.minimumBudget }
    },
    Mistake("budget-added", "You add η to the budget in each rung. Multiply by η.") { plan in
      plan.nextBudget = { $0.budget + $0.eta }
    },
    Mistake("budget-added", "You add 1 to the budget in each rung. Multiply by η.") { plan in
      plan.nextBudget = { $0.budget + 1 }
    },
    Mistake(
      "budget-multiplied-too-often",
      "You multiply the budget by a power of η that grows with the rung. Multiply it by η."
    ) { plan in plan.nextBudget = { $0.budget.multiplied(by: $0.eta.power($0.index + 1)) } },
    Mistake(
      "budget-multiplied-too-often",
      "You multiply the budget by a power of η that grows with the rung. Multiply it by η."
    ) { plan in plan.nextBudget = { $0.budget.multiplied(by: $0.eta.power($0.index)) } },
    Mistake(
      "budget-added",
      "You multiply the minimum budget by the number of the rung and by η. Multiply the "
        + "budget of the rung before by η."
    ) { plan in plan.nextBudget = { $0.minimumBudget * $0.eta * ($0.index + 1) } },
    Mistake(
      "budget-added",
      "You multiply the minimum budget by the number of the rung and by η. Multiply the "
        + "budget of the rung before by η."
    ) { plan in plan.nextBudget = { $0.minimumBudget * $0.eta * ($0.index + 2) } },
    Mistake(
      "budget-factor-hard-coded", "Your budgets double, whatever η is. Multiply them by η."
    ) { plan in plan.nextBudget = { $0.budget.multiplied(by: 2) } },
    Mistake(
      "budget-factor-hard-coded", "Your budgets are tripled, whatever η is. Multiply them by η."
    ) { plan in plan.nextBudget = { $0.budget.multiplied(by: 3) } },
    Mistake("budget-divided", "You divide the budget by η. Multiply it.") { plan in
      plan.nextBudget = { $0.budget / $0.eta }
    },
    Mistake("budget-divided", "You divide the budget by η. Multiply it.") { plan in
      plan.nextBudget = { max(1, $0.budget / $0.eta) }
    },
    Mistake("budget-squared", "You multiply the budget by itself. Multiply it by η.") { plan in
      plan.nextBudget = { $0.budget.multiplied(by: $0.budget) }
    },
    Mistake(
      "budget-shared", "You share the budget of the first rung among those who are left."
    ) { plan in
      plan.nextBudget = { $0.minimumBudget * $0.firstCount / max(1, $0.count / $0.eta) }
    },
  ]

  /// Which losses count.
  private static let losses: [Mistake] = [
    Mistake("keeps-the-worst", "You keep those with the greatest losses. Less is better.") { plan in
      let score = plan.score
      plan.score = { -score($0) }
    },
    Mistake("keeps-the-first", "You keep the first ones, whatever their losses are.") { plan in
      plan.ranks = false
    },
    Mistake(
      "decides-by-the-first-losses",
      "You decide by the losses of the first rung. Those of the present rung count."
    ) { plan in plan.score = { $0[0] } },
    Mistake(
      "adds-losses-up", "You add the losses of all rungs up. Those of the present rung count."
    ) { plan in plan.score = { $0.reduce(0, +) } },
    Mistake(
      "decides-by-the-least-loss",
      "You decide by each one’s least loss in all rungs. Those of the present rung count."
    ) { plan in plan.score = { $0.min() ?? 0 } },
    Mistake(
      "evaluates-everybody",
      "You evaluate all configurations in every rung. Evaluate those that are left."
    ) { plan in plan.evaluated = { _, all, _ in all } },
    Mistake(
      "evaluates-everybody",
      "You evaluate all configurations in every rung, and choose among all. Those that are left count."
    ) { plan in
      plan.evaluated = { _, all, _ in all }
      plan.candidates = { _, all in all }
    },
    Mistake(
      "evaluates-twice", "You evaluate each configuration twice in every rung."
    ) { plan in plan.evaluated = { survivors, _, _ in survivors.flatMap { [$0, $0] } } },
  ]

  /// When it ends, and what is returned.
  private static let ends: [Mistake] = [
    Mistake(
      "ends-too-early", "You end as soon as η configurations are left. Go on until there is one."
    ) { plan in plan.goesOn = { count, eta in count > eta } }.except(.afterRungOfEta),
    Mistake(
      "ends-too-early",
      "You end as soon as fewer than η configurations are left. Go on until there is one."
    ) { plan in plan.goesOn = { count, eta in count >= eta } }.except(.afterRungOfEta),
    Mistake("ends-too-early", "You end one rung too early, with two configurations left.") { plan in
      plan.goesOn = { count, _ in count > 2 }
    }.except(.afterRungOfEta),
    Mistake("first-returned", "You return the first of all configurations.") { plan in
      plan.result = { $1.first }
    },
    Mistake("last-returned", "You return the last of all configurations.") { plan in
      plan.result = { $1.last }
    },
    Mistake("does-nothing", "You evaluate nothing and return nil.") { plan in
      plan.evaluated = { _, _, _ in [] }
      plan.isLast = { _ in true }
      plan.result = { _, _ in nil }
    },
    Mistake("nothing-returned", "You return nil where a configuration is left.") { plan in
      plan.result = { _, _ in nil }
    },
    Mistake(
      "nil-for-a-single-one", "You return nil where there is a single configuration to begin with."
    ) { plan in plan.result = { $1.count == 1 ? nil : $0.first } },
  ]
}

extension HalvingMistakes {
  private typealias Label = HalvingScript.Label

  /// Faults of which many mistakes are the cause, the most telling first.
  static let faults: [SharedFault<HalvingScript>] = [
    SharedFault(
      "successive-halving.evaluates-again-and-again",
      "You evaluate some configurations more than once in a rung. Evaluate first, sort after."
    ) { _, trace in
      trace.rows.contains { row in
        guard case .list(let names) = row.value else { return false }
        let texts = names.map { "\($0)" }
        return Set(texts).count < texts.count
      }
    },
    SharedFault(
      "successive-halving.wrong-first-budget",
      "Your first rung has another budget than the minimum."
    ) { script, trace in
      trace.rows.first.map {
        $0.label == Label.budget && $0.value != .integer(script.minimumBudget)
      } ?? false
    },
    differing(
      "wrong-budget", "The budget of some rung is wrong. Each is η times the one before.",
      in: [Label.budget]),
    differing(
      "wrong-winner",
      "All rungs are right, but you return another configuration than the one that is left.",
      in: [Trace.resultLabel]),
    differing(
      "wrong-ones-left",
      "Numbers and budgets are right, but other configurations are left than those with the least "
        + "losses of the rung before.", in: [Label.configurations, Trace.resultLabel]),
    differing(
      "wrong-number-left",
      "In some rung another number of configurations is left than ⌊n / η⌋, or one where that is zero.",
      in: [Label.count, Label.configurations, Trace.resultLabel]),
  ]

  /// Creates a fault by the label of the first row that differs from the nearest accepted way.
  private static func differing(
    _ id: String, _ sentence: String, in labels: Set<String>
  ) -> SharedFault<HalvingScript> {
    SharedFault("successive-halving.\(id)", sentence) { script, trace in
      // The way that agrees on most rows.
      let firsts = HalvingPlan.accepted.map { plan -> (place: Int, label: String) in
        let rows = plan.trace(of: script).rows
        let place = zip(rows, trace.rows).prefix { $0 == $1 }.count
        let row = place < rows.count ? rows[place] : trace.rows.dropFirst(place).first
        let other = place < trace.rows.count ? trace.rows[place] : nil
        // A rung more or less is a matter of the number that is left.
        let isEnd = row?.label != other?.label
        return (place, isEnd ? Label.count : row?.label ?? "")
      }
      return firsts.max { $0.place < $1.place }.map { labels.contains($0.label) } ?? false
    }
  }
}
