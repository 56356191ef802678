internal import Autograd
internal import Checking
internal import OptimizersKit

extension OptimizerExercise {
  static let misconceptionsOfAdam: [Variant<OptimizerScript>] =
    EpsilonPlace.allCases.flatMap { place -> [Variant<OptimizerScript>] in
      let rule: @Sendable ([Double]) -> AdamRule = { adamRule($0, place) }
      let mistakes =
        AdamMistake.corrections + AdamMistake.averages + AdamMistake.constants
        + AdamMistake.quotients
      return mistakes.map { $0.variant(place) }
        + CommonMisconceptions("adam", "Adam", rule: rule).all
        + [true, false].map { sharingStepCount(startsAnew: $0, rule: rule) }
        + ClockByZeroing.misconceptions(rule: rule)
    }

  private static func sharingStepCount(
    startsAnew: Bool, rule: @escaping @Sendable (_ values: [Double]) -> AdamRule
  ) -> Variant<OptimizerScript> {
    .sharing(
      \AdamRule.State.step, startsAnew: startsAnew, "adam.shared-step-count",
      "Your Adam keeps its step count on the type (static), for all optimizers together.",
      rule: rule)
  }

  @Sendable
  static func adamRule(_ values: [Double], _ place: EpsilonPlace) -> AdamRule {
    AdamRule(
      learningRate: values[0], beta1: values[1], beta2: values[2], epsilon: values[3], place: place)
  }
}

/// An Adam that counts the calls of `zeroGradient()` in the place of its steps.
private final class ClockByZeroing: Optimizer {
  private let parameters: Tensor
  private let rule: AdamRule
  private var state: AdamRule.State
  private var count: Int

  init(_ parameters: Tensor, _ rule: AdamRule, first: Int) {
    self.parameters = parameters
    self.rule = rule
    state = rule.initialState(count: parameters.count)
    count = first
  }

  static func misconceptions(
    rule: @escaping @Sendable (_ values: [Double]) -> AdamRule
  ) -> [Variant<OptimizerScript>] {
    [0, 1].map { first in
      Variant(
        "adam.step-count-by-zeroing",
        "Your Adam counts the calls of zeroGradient(), where it should count its steps.",
        optimizer: { ClockByZeroing($0, rule($1), first: first) })
    }
  }

  func step() {
    state.step = count - 1
    let moved = rule.step(
      parameters.scalars, gradient: parameters.gradient.scalars, state: state)
    parameters.scalars = moved.parameters
    state = moved.state
  }

  func zeroGradient() {
    count += 1
    parameters.zeroGradient()
  }
}
