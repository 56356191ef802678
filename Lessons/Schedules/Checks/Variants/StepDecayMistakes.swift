internal import Checking
internal import Observations
internal import Autograd
internal import Rules
internal import SchedulesKit

/// The mistakes in the staircase: wrong counts of milestones by hand, wrong formulas by edits.
enum StepDecayMistakes {
  typealias Script = StepDecayExercise.Script

  static let all: [Variant<Script>] = comparisons + orders + others

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
    mistake("indexed", "raises the factor to the place of the milestone in the list.") { call in
      call.milestones.enumerated().filter { $1 <= call.step }
        .reduce(call.base) { $0 * pow(call.factor, Double($1.offset)) }
    },
  ]

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

  /// The edits of α ← α₀ γⁿ, with the right n.
  static let derived = Family<Script>(
    [], references: FormulaSearch.references(ScheduleRules.stepDecay, in: "step-decay")
  ) { runs, agrees in
    let samples = FormulaSearch.samples(runs.flatMap { zip($0.scenario.calls, $0.trace.rows) }) {
      call, rate in
      FormulaSearch.Sample(
        hyperparameters: [call.base, call.factor], input: Double(call.reached), value: rate)
    }
    return FormulaSearch(ScheduleRules.stepDecay, in: "step-decay", usual: [0.1, 0.5])
      .match(samples) { match in
        let runner = FormulaRunner(match.rule)
        return Variant<Script>("step-decay.\(match.name)", match.sentence) { script in
          script.trace { runner.value([$0.base, $0.factor], Double($0.reached)) }
        }.explained(by: match.mistake)
      } accepts: {
        agrees($0)
      }
  }
}
