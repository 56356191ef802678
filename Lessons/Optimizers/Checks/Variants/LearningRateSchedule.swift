internal import Checking
internal import OptimizersKit
internal import Rules

/// A learning rate that changes from step to step.
///
/// The factors are computed from the runs whose gradients are given by the script. In those runs the
/// length of a right step does not depend on the parameters.
struct LearningRateSchedule {
  let optimizer: OptimizerExercise
  let convention: Convention

  var family: Family<OptimizerScript> {
    let name = optimizer.name("learning-rate-schedule", "changes its learning rate as it goes.")
    return Family([name]) { [self] runs in
      let factors = try factors(runs)
      guard let first = factors.first else { return nil }
      let late = min(10, factors.count)
      return Mistake(
        "learning-rate-schedule",
        "changes its learning rate as it goes: it starts with \(text(first)) times the one that was "
          + "asked for, and at step \(late) uses \(text(factors[late - 1])) times it.",
        hooks: Hooks(moved: { moved, before, now in
          let factor = factors[min(now.step, factors.count) - 1]
          return zip(moved, before).map { $1 + factor * ($0 - $1) }
        })
      ).variant(of: optimizer, convention)
    }
  }

  /// One step of a run with given gradients, beside that of the right rule.
  private struct Step {
    let step: Int
    /// How much longer it is than it should be.
    let factor: Double
    /// How precisely the factor is known.
    let weight: Double
  }

  /// Returns the factor of each step, from the run in which it is known most precisely.
  private func factors(_ runs: [ObservedRun<OptimizerScript>]) throws -> [Double] {
    var clearest: [Int: Step] = [:]
    for step in try runs.flatMap(steps) where step.weight > clearest[step.step]?.weight ?? 0 {
      clearest[step.step] = step
    }
    var factors: [Double] = []
    for step in 1...max(1, clearest.keys.max() ?? 1) {
      guard let factor = clearest[step]?.factor ?? factors.last else { break }
      factors.append(factor)
    }
    return factors
  }

  private func steps(of run: ObservedRun<OptimizerScript>) throws -> [Step] {
    guard !run.scenario.givenGradients.isEmpty else { return [] }
    let right = Variant<OptimizerScript>("", "", rule: convention.rule)
    let rows = run.trace.parameterRows
    let expected = try right.expect(run.scenario).parameterRows
    guard rows.count == expected.count else { return [] }
    return (1..<max(1, rows.count)).compactMap { step in
      let right = zip(expected[step], expected[step - 1]).map { $0 - $1 }
      let seen = zip(rows[step], rows[step - 1]).map { $0 - $1 }
      let length = right.reduce(0) { $0 + $1 * $1 }
      let factor = zip(right, seen).reduce(0) { $0 + $1.0 * $1.1 } / length
      let size = rows[step].reduce(1) { max($0, abs($1)) }
      guard length > 0, factor.isFinite, size.isFinite else { return nil }
      // A step that is short beside the parameters has lost its last digits in them.
      let clarity = seen.reduce(0) { max($0, abs($1)) } / size
      return Step(step: step, factor: factor, weight: max(clarity, .leastNormalMagnitude))
    }
  }

  private func text(_ number: Double) -> String { NumberText.short(number, digits: 4) }
}
