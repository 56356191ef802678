internal import Checking
internal import Observations
internal import Autograd
internal import Rules
internal import SchedulesKit

/// The mistakes in the staircase: wrong counts of milestones by hand, wrong formulas by edits.
enum StepDecayMistakes {
  typealias Script = StepDecayExercise.Script

  static let all: [Variant<Script>] =
    comparisons + orders + others + [
      RateFamilies.caching("step-decay", step: \.step, rate: \.rate)
    ]

  /// Wrong conditions for a milestone to count.
  private static let comparisons = [
    counting("late", "falls one step after each milestone, where it should fall at it.") { call in
      call.milestones.count { $0 < call.step }
    },
    counting("early", "falls one step before each milestone: count steps from 0.") { call in
      call.milestones.count { $0 <= call.step + 1 }
    },
    counting("upcoming", "counts the milestones ahead, where it should count those reached.") {
      call in
      call.milestones.count { $0 >= call.step }
    },
    counting("upcoming", "counts the milestones ahead, where it should count those reached.") {
      call in
      call.milestones.count { $0 > call.step }
    },
    counting("only-at-milestone", "is lower at the step of a milestone alone, and not after it.") {
      call in call.milestones.count { $0 == call.step }
    },
    counting("only-at-milestone", "is lower at the step of a milestone alone, and not after it.") {
      call in call.milestones.contains(call.step) ? 1 : 0
    },
    counting("all-milestones", "falls for every milestone, whether it has been reached or not.") {
      $0.milestones.count
    },
    counting("only-once", "falls at the first milestone reached, and at no later one.") { call in
      min(1, call.reached)
    },
    counting("never-falls", "is the base in every step.") { _ in 0 },
    counting("first-missing", "leaves out the first milestone of the list.") { call in
      call.milestones.dropFirst().count { $0 <= call.step }
    },
    counting("first-missing", "leaves out the least milestone.") { call in
      call.milestones.sorted().dropFirst().count { $0 <= call.step }
    },
    counting("last-missing", "leaves out the last milestone of the list.") { call in
      call.milestones.dropLast().count { $0 <= call.step }
    },
    counting("last-missing", "leaves out the largest milestone.") { call in
      call.milestones.sorted().dropLast().count { $0 <= call.step }
    },
    counting("all-or-none", "falls only when the last milestone is reached, for all of them.") {
      call in call.reached == call.milestones.count ? call.reached : 0
    },
    counting("multiples", "falls for a milestone at each of its multiples, and not after it.") {
      call in call.milestones.count { $0 > 0 && call.step.isMultiple(of: $0) }
    },
    counting("sum-of-milestones", "adds up the milestones reached, where it should count them.") {
      call in call.milestones.filter { $0 <= call.step }.reduce(0, +)
    },
    counting("one-too-many", "falls once more than there are milestones reached.") {
      $0.reached + 1
    },
    counting("one-too-few", "falls once less often than there are milestones reached.") {
      max(0, $0.reached - 1)
    },
  ]

  /// Counts that are right for some orders of milestones only.
  private static let orders =
    [
      counting("in-order", "stops at the first milestone ahead: it needs them in order.") { call in
        call.milestones.prefix { $0 <= call.step }.count
      },
      counting("in-order", "counts up to the last milestone reached: it needs them in order.") {
        call in
        call.milestones.lastIndex { $0 <= call.step }.map { $0 + 1 } ?? 0
      },
      counting("in-order", "stops at the first milestone ahead: it needs them in order.") { call in
        guard let last = call.milestones.last, call.step < last else {
          return call.milestones.count
        }
        return call.milestones.prefix { $0 <= call.step }.count
      },
      counting("distinct", "counts a milestone once that is listed twice.") { call in
        Set(call.milestones).count { $0 <= call.step }
      },
      counting("intervals", "takes each milestone for a number of steps after the one before.") {
        call in
        var place = 0
        return call.milestones.count { milestone in
          place += milestone
          return place <= call.step
        }
      },
    ]
    + [true, false].flatMap { isAtLast in
      [true, false].map { isSorted in
        counting("back-to-base", "is the base again after the last milestone.") { call in
          let milestones = isSorted ? call.milestones.sorted() : call.milestones
          guard let last = isSorted ? milestones.last : milestones.max() else { return 0 }
          if isAtLast ? call.step >= last : call.step > last { return 0 }
          return isSorted
            ? milestones.prefix { $0 <= call.step }.count : call.reached
        }
      }
    } + [
      counting("back-to-base", "is the base again after the last milestone.") { call in
        guard call.milestones.contains(where: { $0 > call.step }) else { return 0 }
        return call.milestones.prefix { $0 <= call.step }.count
      }
    ]

  private static let others = [
    counting("every-step", "falls at every step, not at milestones alone.") { $0.step },
    counting("every-step", "falls at every step from the first milestone on.") { call in
      call.milestones.min().map { max(0, call.step - $0 + 1) } ?? 0
    },
    counting("every-step", "falls at every step from each milestone on.") { call in
      call.milestones.map { max(0, call.step - $0 + 1) }.reduce(0, +)
    },
    counting("every-step", "falls at every step after each milestone.") { call in
      call.milestones.map { max(0, call.step - $0) }.reduce(0, +)
    },
    mistake("sum", "adds a base · factor for each milestone, where it should multiply.") { call in
      call.base + Double(call.reached) * call.base * call.factor
    },
    mistake("factor-squared", "multiplies by a factor that has been multiplied by itself.") {
      call in
      (0..<call.reached).reduce((call.base, call.factor)) { pair, _ in
        (pair.0 * pair.1, pair.1 * call.factor)
      }.0
    },
    mistake(
      "times-count", "is multiplied by the factor and the count: that is no power of the factor."
    ) { $0.reached == 0 ? $0.base : $0.base * $0.factor * Double($0.reached) },
    mistake("indexed", "raises the factor to the place of the milestone in the list.") { call in
      call.milestones.enumerated().filter { $1 <= call.step }
        .reduce(call.base) { $0 * pow(call.factor, Double($1.offset)) }
    },
  ]

  /// A wrong condition for a milestone to count, on a list that is wrong, too.
  static let pairs = Family<Script>([]) { _, agrees in
    let conditions: [(id: String, predicate: String, holds: @Sendable (Int, Int) -> Bool)] = [
      ("late", "falls one step after each milestone", { $0 < $1 }),
      ("early", "falls one step before each milestone", { $0 <= $1 + 1 }),
      ("upcoming", "counts the milestones ahead", { $0 > $1 }),
    ]
    for condition in conditions {
      let lists: [(id: String, predicate: String, list: @Sendable (StepDecayCall) -> [Int])] = [
        ("distinct", "counts one once that is listed twice", { Array(Set($0.milestones)) }),
        (
          "in-order", "stops at the first one that does not count",
          { call in Array(call.milestones.prefix { condition.holds($0, call.step) }) }
        ),
        ("first-missing", "leaves out the first one", { Array($0.milestones.dropFirst()) }),
        ("last-missing", "leaves out the last one", { Array($0.milestones.dropLast()) }),
      ]
      for list in lists {
        let variant = counting(
          "\(condition.id)+\(list.id)", "\(condition.predicate), and \(list.predicate)."
        ) { call in list.list(call).count { condition.holds($0, call.step) } }
        if agrees(variant) { return variant }
      }
    }
    return nil
  }

  /// What only some calls show.
  static let circumstances = RateFamilies<StepDecayCall>.onlyWhere(
    [
      circumstance("only-at-step-zero", "is wrong at step 0 and right at every other.") {
        $0.step == 0
      },
      circumstance(
        "only-with-milestone-zero",
        "is wrong only where a milestone is 0. It is reached at step 0 already."
      ) { $0.milestones.contains(0) },
      circumstance("only-without-milestones", "is wrong only where there are no milestones.") {
        $0.milestones.isEmpty
      },
      circumstance("only-with-repeats", "is wrong only where a milestone is listed twice.") {
        Set($0.milestones).count < $0.milestones.count
      },
      circumstance("only-out-of-order", "is wrong only where the milestones are not in order.") {
        $0.milestones != $0.milestones.sorted()
      },
      circumstance("only-with-large-factor", "is wrong only where the factor is more than 1.") {
        $0.factor > 1
      },
      circumstance("only-after-last", "is wrong only when all milestones have been reached.") {
        $0.reached == $0.milestones.count && !$0.milestones.isEmpty
      },
      circumstance(
        "from-second-milestone",
        "is right up to the first milestone, and wrong when a second one has been reached."
      ) { $0.reached > 1 },
    ], rates: [\.rate])

  private static let wrongFormula = VariantName(
    id: "step-decay.wrong-formula",
    sentence:
      "You count the right milestones, and what you make of their number is wrong: multiply "
      + "the base by the factor once for each.")

  /// Rates that depend on the base, the factor and the right count alone, and are wrong.
  static let formula = Family<Script>([wrongFormula]) { runs in
    var rates: [[Double]: Double] = [:]
    var repetitions = 0
    for (call, row) in runs.flatMap({ zip($0.scenario.calls, $0.trace.rows) }) {
      guard let rate = row.values.first else { return nil }
      let key = [call.base, call.factor, Double(call.reached)]
      if let known = rates[key] {
        guard Tolerance.standard.accepts(rate, for: known) else { return nil }
        repetitions += 1
      }
      rates[key] = rate
    }
    return repetitions > 100 ? .replaying(runs, wrongFormula) : nil
  }

  private static func circumstance(
    _ id: String, _ predicate: String, holds: @escaping @Sendable (StepDecayCall) -> Bool
  ) -> Circumstance<StepDecayCall> {
    Circumstance("step-decay.\(id)", "Your rate \(predicate)", holds: holds)
  }

  private static func counting(
    _ id: String, _ predicate: String, _ count: @escaping @Sendable (StepDecayCall) -> Int
  ) -> Variant<Script> {
    mistake(id, predicate) { $0.decayed(count($0)) }
  }

  private static func mistake(
    _ id: String, _ predicate: String, _ rate: @escaping @Sendable (StepDecayCall) -> Double
  ) -> Variant<Script> {
    Variant("step-decay.\(id)", "Your rate \(predicate)") { $0.trace(of: rate) }
  }

  /// The edits of α ← α₀ γⁿ, with the right n and with wrong ones.
  static let derived = [
    derived(nil, "") { $0.reached },
    derived("late", "Your rate falls one step after each milestone.") { call in
      call.milestones.count { $0 < call.step }
    },
    derived("early", "Your rate falls one step before each milestone.") { call in
      call.milestones.count { $0 <= call.step + 1 }
    },
    derived("distinct", "Your rate counts a milestone once that is listed twice.") { call in
      Set(call.milestones).count { $0 <= call.step }
    },
    derived("in-order", "Your rate stops at the first milestone ahead.") { call in
      call.milestones.prefix { $0 <= call.step }.count
    },
  ]

  private static func derived(
    _ id: String?, _ sentence: String, count: @escaping @Sendable (StepDecayCall) -> Int
  ) -> Family<Script> {
    Family<Script>(
      [], references: FormulaSearch.references(ScheduleRules.stepDecay, in: "step-decay")
    ) { runs, agrees in
      let samples = FormulaSearch.samples(
        runs.flatMap { zip($0.scenario.calls, $0.trace.rows) }
      ) { call, rate in
        FormulaSearch.Sample(
          hyperparameters: [call.base, call.factor], input: Double(count(call)), value: rate)
      }
      return FormulaSearch(ScheduleRules.stepDecay, in: "step-decay", usual: [0.1, 0.5])
        .match(samples) { match in
          let runner = FormulaRunner(match.rule)
          let name = (id.map { [$0] } ?? []) + [match.name]
          let sentences = id == nil ? match.sentence : "\(sentence) \(match.sentence)"
          return Variant<Script>(
            "step-decay.\(name.joined(separator: "+"))", sentences
          ) { script in
            script.trace { runner.value([$0.base, $0.factor], Double(count($0))) }
          }.explained(by: match.mistake)
        } accepts: {
          agrees($0)
        }
    }
  }
}
