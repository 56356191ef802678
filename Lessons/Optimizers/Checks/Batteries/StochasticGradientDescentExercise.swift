internal import Checking
internal import OptimizersKit

extension OptimizerExercise {
  static let stochasticGradientDescent = OptimizerExercise(
    id: "sgd", names: ["learning rate"], onTheBanana: [0.001], rateFactor: 1, others: [],
    conventions: [
      Variant(
        "sgd", "θ ← θ − α g, as the lesson has it.",
        rule: { StochasticGradientDescentRule(learningRate: $0[0]) })
    ],
    misconceptions: [
      Variant(
        "sgd.ascent", "Your SGD goes up the gradient: it adds where it should subtract.",
        change: { values, now, _ in -values[0] * now.gradient }),
      Variant(
        "sgd.ignores-learning-rate", "Your SGD subtracts the whole gradient, whatever the rate.",
        change: { _, now, _ in now.gradient }),
      Variant(
        "sgd.learning-rate-squared", "Your SGD applies the learning rate twice.",
        change: { values, now, _ in values[0] * values[0] * now.gradient }),
      Variant(
        "sgd.sign-of-gradient", "Your SGD uses only the gradient’s sign, not its size.",
        change: { values, now, _ in
          now.gradient == 0 ? 0 : now.gradient > 0 ? values[0] : -values[0]
        }),
      Variant(
        "sgd.absolute-gradient", "Your SGD uses the gradient’s size without its sign.",
        change: { values, now, _ in values[0] * abs(now.gradient) }),
      Variant(
        "sgd.learning-rate-hard-coded", "Your SGD always steps with the rate 0.001.",
        change: { _, now, _ in 0.001 * now.gradient }),
      Variant(
        "sgd.heavy-ball", "Your SGD has a momentum of 0.9 in it already.",
        change: { values, now, memory in
          memory.first = 0.9 * memory.first + now.gradient
          return values[0] * memory.first
        }),
    ] + commonMisconceptions("sgd", "SGD") { StochasticGradientDescentRule(learningRate: $0[0]) })
}
