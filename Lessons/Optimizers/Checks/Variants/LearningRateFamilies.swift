internal import Checking
internal import Observations
internal import OptimizersKit

/// The mistakes in which an optimizer's steps have the wrong length: a learning rate that is multiplied
/// by a factor, one that is a constant, and steps that are imprecise.
///
/// The factors are computed from the runs whose gradients are given by the script. In those runs the
/// length of a right step does not depend on the parameters.
struct LearningRateFamilies<Rule: OptimizerRule> {
  let exercise: String
  let name: String
  let rule: @Sendable (_ values: [Double]) -> Rule

  init(
    _ exercise: String, _ name: String, rule: @escaping @Sendable (_ values: [Double]) -> Rule
  ) {
    self.exercise = exercise
    self.name = name
    self.rule = rule
  }

  var all: [Family<OptimizerScript>] { [ofFactors, ofConstants] }

  /// The learning rate is multiplied by a number, or by another one at each step.
  private var ofFactors: Family<OptimizerScript> {
    let names = [
      VariantName(
        id: "\(exercise).learning-rate-factor",
        sentence: "Your \(name) multiplies the learning rate by a number."),
      VariantName(
        id: "\(exercise).learning-rate-schedule",
        sentence: "Your \(name) changes its learning rate as it goes."),
    ]
    return Family(names) { [self] runs in
      let factors = try factors(runs)
      guard let first = factors.first else { return nil }
      let isConstant = factors.allSatisfy { abs($0 - first) <= 1e-9 * abs(first) }
      let late = min(10, factors.count)
      return Variant(
        names[isConstant ? 0 : 1].id,
        isConstant
          ? "Your \(name) steps \(text(first)) times as far as the learning rate says."
          : "Your \(name) changes its learning rate as it goes: at step \(late) it is "
            + "\(text(factors[late - 1])) of what was asked for.",
        rule: { [rule] values in
          rule(values).leaving { moved, before, step in
            let factor = factors[min(step, factors.count) - 1]
            return zip(moved, before).map { $1 + factor * ($0 - $1) }
          }
        })
    }
  }

  /// The learning rate is always the same.
  private var ofConstants: Family<OptimizerScript> {
    let hardCoded = VariantName(
      id: "\(exercise).learning-rate-hard-coded",
      sentence: "Your \(name) always uses the same learning rate.")
    return Family([hardCoded]) { [self] runs in
      let steps = try steps(runs).filter { $0.step == 1 }
      guard let clearest = steps.max(by: { $0.weight < $1.weight }) else { return nil }
      let rate = rounded(clearest.factor * clearest.learningRate)
      return Variant(
        hardCoded.id,
        "Your \(name) always uses the learning rate \(NumberText.short(rate)).",
        rule: { [rule] in rule([rate] + $0.dropFirst()) })
    }
  }

  /// The right rule with a wide tolerance: it names runs that are only near the right ones.
  var blurred: Variant<OptimizerScript> {
    Variant(
      "\(exercise).imprecise",
      "Your \(name) stays near the right path but not on it: something is rounded, kept as a Float, "
        + "drawn at random, or slightly off.", tolerance: Tolerance(1e-2),
      optimizer: { [rule] in RuleOptimizer($0, rule($1)) })
  }

  // MARK: Reading the numbers off

  /// One step of a run with given gradients, beside that of the right rule.
  private struct Step {
    let step: Int
    let learningRate: Double
    /// How much longer it is than it should be.
    let factor: Double
    /// How well the factor can be told.
    let weight: Double
  }

  private func factors(_ runs: [ObservedRun<OptimizerScript>]) throws -> [Double] {
    var clearest: [Int: Step] = [:]
    for step in try steps(runs) where step.weight > clearest[step.step]?.weight ?? 0 {
      clearest[step.step] = step
    }
    var factors: [Double] = []
    for step in 1...max(1, clearest.keys.max() ?? 1) {
      guard let factor = clearest[step]?.factor ?? factors.last else { break }
      factors.append(factor)
    }
    return factors
  }

  private func steps(_ runs: [ObservedRun<OptimizerScript>]) throws -> [Step] {
    try runs.flatMap { run -> [Step] in
      guard let rate = run.scenario.rateOfGivenGradients else { return [] }
      let rows = run.trace.rows.map(\.values)
      let expected = try Variant("", "", rule: rule).expect(run.scenario).rows.map(\.values)
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
        return Step(
          step: step, learningRate: rate, factor: factor,
          weight: max(clarity, .leastNormalMagnitude))
      }
    }
  }

  private func rounded(_ number: Double) -> Double {
    Double(NumberText.short(number, digits: 12)) ?? number
  }

  private func text(_ number: Double) -> String { NumberText.short(number, digits: 4) }
}

extension OptimizerScript {
  /// The learning rate of one optimizer that is given its gradients and looked at before the first
  /// step and after every one; nil for any other script, and where the rate is zero.
  fileprivate var rateOfGivenGradients: Double? {
    guard case .create(0, _, let values, _)? = operations.first, let rate = values.first, rate > 0,
      operations.dropFirst().first == .observeParameters(slot: 0)
    else { return nil }
    var steps = 0
    var looks = 0
    for operation in operations.dropFirst(2) {
      switch operation {
      case .setGradient, .zeroGradient: break
      case .step: steps += 1
      case .observeParameters:
        looks += 1
        if looks != steps { return nil }
      default: return nil
      }
    }
    return looks == steps ? rate : nil
  }
}
