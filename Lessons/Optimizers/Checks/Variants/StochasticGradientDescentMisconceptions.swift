internal import Checking
internal import OptimizersKit

extension OptimizerExercise {
  static let misconceptionsOfStochasticGradientDescent: [Variant<OptimizerScript>] =
    [
      Variant(
        "sgd.heavy-ball", "Your SGD has a momentum in it already: that is the next exercise.",
        change: { values, now, memory in
          memory.first = 0.9 * memory.first + now.gradient
          return values[0] * memory.first
        }),
      Variant(
        "sgd.heavy-ball", "Your SGD averages the gradients already: that is the next exercise.",
        change: { values, now, memory in
          memory.first = 0.9 * memory.first + (1 - 0.9) * now.gradient
          return values[0] * memory.first
        }),
      Variant(
        "sgd.heavy-ball", "Your SGD has a momentum in it already: that is the next exercise.",
        change: { values, now, memory in
          memory.first = 0.5 * memory.first + now.gradient
          return values[0] * memory.first
        }),
      Variant(
        "sgd.heavy-ball", "Your SGD has Nesterov’s momentum in it.",
        change: { values, now, memory in
          memory.first = 0.9 * memory.first + now.gradient
          return values[0] * (now.gradient + 0.9 * memory.first)
        }),
      Variant(
        "sgd.divides-by-learning-rate",
        "Your SGD divides the gradient by the learning rate, where it should multiply.",
        change: { values, now, _ in now.gradient / values[0] }),
      Variant(
        "sgd.averages-all-gradients", "Your SGD averages all the gradients it has ever seen.",
        change: { values, now, memory in
          memory.first += now.gradient
          return values[0] * memory.first / Double(now.step)
        }),
      Variant(
        "sgd.multiplies-by-parameters", "Your SGD multiplies the step by the parameters.",
        change: { values, now, _ in values[0] * now.gradient * now.parameter }),
      Variant(
        "sgd.descends-on-parameters",
        "Your SGD subtracts the parameters themselves, scaled: it never looks at the gradient.",
        change: { values, now, _ in values[0] * now.parameter }),
      Variant(
        "sgd.adds-learning-rate",
        "Your SGD subtracts the rate and the gradient, where it should subtract their product.",
        change: { values, now, _ in now.gradient + values[0] }),
    ]
    + CommonMisconceptions("sgd", "SGD", hasMemory: false, rule: sgdRule).all

  @Sendable
  static func sgdRule(_ values: [Double]) -> StochasticGradientDescentRule {
    StochasticGradientDescentRule(learningRate: values[0])
  }
}
