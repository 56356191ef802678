internal import Checking
internal import OptimizersKit
internal import Rules

/// Mistakes with a number of steps or a bound in them, which is read off the runs.
struct CommonFamilies {
  let optimizer: OptimizerExercise
  let convention: Convention

  var all: [Family<OptimizerScript>] {
    [stopping, skipping] + forgetting
  }

  private func mistakes(
    _ id: String, _ predicate: String,
    _ candidates: @escaping @Sendable (_ runs: [ObservedRun<OptimizerScript>]) -> [Mistake]
  ) -> Family<OptimizerScript> {
    Family([optimizer.name(id, predicate)]) { [optimizer, convention] runs, agrees in
      candidates(runs).lazy.map { $0.variant(of: optimizer, convention) }.first(where: agrees)
    }
  }

  private var stopping: Family<OptimizerScript> {
    mistakes("stops-early", "stops updating after a number of steps.") { runs in
      runs.stepsOfFirstDifference.map { last in
        Mistake(
          "stops-early", "stops updating after \(last) steps.",
          hooks: Hooks(moved: { moved, before, now in now.step > last ? before : moved }))
      }
    }
  }

  /// The memory is lost at a step, or every so many steps.
  private var forgetting: [Family<OptimizerScript>] {
    guard !convention.rule.states.isEmpty else { return [] }
    let counters = convention.rule.counters
    let conditions: [@Sendable (_ number: Int) -> (String, @Sendable (_ step: Int) -> Bool)] = [
      { number in ("at step \(number)", { $0 == number }) },
      { number in ("every \(number) steps", { $0 % number == 0 }) },
      { number in ("after every \(number) steps", { $0 % number == 1 }) },
    ]
    return conditions.flatMap { condition in
      [Set<Int>(), counters].prefix(counters.isEmpty ? 1 : 2).map { kept in
        mistakes("forgets-now-and-then", "forgets its averages now and then.") { runs in
          runs.stepsOfFirstDifference.map { number in
            let (text, forgets) = condition(number)
            let what =
              kept.isEmpty && !counters.isEmpty ? "averages and its step count" : "averages"
            return Mistake(
              "forgets-now-and-then", "forgets its \(what) \(text).",
              hooks: Hooks(
                beforeStep: { memory, now in
                  if forgets(now.step) { memory.forget(allBut: kept) }
                }))
          }
        }
      }
    }
  }

  /// Steps are left out where something holds by coincidence.
  private var skipping: Family<OptimizerScript> {
    mistakes("skips-special-inputs", "does nothing at some inputs.") { runs in
      (SkippingCondition.coincidences
        + runs.lengthsOfFirstDifference.flatMap(SkippingCondition.bounds))
        .map { condition in
          Mistake(
            "skips-special-inputs", "does nothing \(condition.text).",
            hooks: Hooks(skips: condition.holds))
        }
    }
  }
}

extension RuleRunner.Memory {
  /// Sets the states to zero, except for some.
  fileprivate mutating func forget(allBut kept: Set<Int>) {
    for index in states.indices {
      for state in states[index].indices where !kept.contains(state) { states[index][state] = 0 }
    }
  }
}

extension [ObservedRun<OptimizerScript>] {
  /// The numbers of steps that a mistake may depend on that first shows where the runs first differ.
  fileprivate var stepsOfFirstDifference: [Int] {
    guard let first = compactMap(\.firstDifferentRow).min() else { return [] }
    return [first - 1, first, first + 1].filter { $0 > 1 }
  }

  /// The lengths of the gradients at which runs of given gradients first differ, the shortest and the
  /// longest.
  fileprivate var lengthsOfFirstDifference: [Double] {
    let lengths = compactMap { run -> Double? in
      guard let row = run.firstDifferentRow else { return nil }
      let gradients = run.scenario.givenGradients
      guard gradients.indices.contains(row - 1) else { return nil }
      return gradients[row - 1].reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    return [lengths.min(), lengths.max()].compactMap(\.self).filter { $0 > 0 }
  }
}

/// A coincidence of the input at which a step is left out.
private struct SkippingCondition: Sendable {
  /// When it holds, in words.
  let text: String
  let holds: @Sendable (Hooks.Situation) -> Bool

  init(_ text: String, _ holds: @escaping @Sendable (Hooks.Situation) -> Bool) {
    self.text = text
    self.holds = holds
  }

  static let coincidences: [SkippingCondition] = [
    .init("where the numbers of the gradient sum to zero") { $0.gradient.reduce(0, +) == 0 },
    .init("where all numbers of the gradient are equal") { now in
      now.gradient.count > 1 && now.gradient.allSatisfy { $0 == now.gradient[0] }
    },
    .init("where the first number of the gradient is zero") { $0.gradient.first == 0 },
    .init("where the last number of the gradient is zero") { $0.gradient.last == 0 },
    .init("where any number of the gradient is zero") { $0.gradient.contains(0) },
    .init("where the gradient is that of the step before") { $0.gradient == $0.previousGradient },
    .init("where the gradient is the opposite of that of the step before") { now in
      now.previousGradient == now.gradient.map { -$0 }
    },
    .init("where the gradient equals the parameters") { $0.gradient == $0.parameters },
    .init("where the parameters are zero") { $0.parameters.allSatisfy { $0 == 0 } },
    .init("where a parameter is zero") { $0.parameters.contains(0) },
    .init("where the parameters sum to zero") { $0.parameters.reduce(0, +) == 0 },
  ]

  /// Returns the bounds that leave out a gradient of some length: the power of ten beside it, or the
  /// length itself.
  static func bounds(_ length: Double) -> [SkippingCondition] {
    let powers = (-20...20).map { Double("1e\($0)") ?? 1 }
    let above = [powers.first { $0 > length }, length * 1.0001].compactMap(\.self)
    let below = [powers.last { $0 < length }, length * 0.9999].compactMap(\.self)
    return above.map { bound in
      .init("where the gradient is shorter than \(NumberText.short(bound, digits: 2))") {
        $0.length < bound
      }
    }
      + below.map { bound in
        .init("where the gradient is longer than \(NumberText.short(bound, digits: 2))") {
          $0.length > bound
        }
      }
  }
}
