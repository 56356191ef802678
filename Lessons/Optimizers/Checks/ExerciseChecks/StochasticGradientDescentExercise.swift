internal import Checking

extension OptimizerExercise {
  static let stochasticGradientDescent = OptimizerExercise(
    id: "sgd", name: "SGD", names: ["learning rate"], onTheBanana: [0.001],
    rateFactor: 1,
    others: [],
    middling: [],
    conventions: [
      Convention(
        "sgd", "θ ← θ − α g, as the lesson has it.", OptimizerRules.stochasticGradientDescent)
    ],
    mistakes: OptimizerRules.mistakesOfStochasticGradientDescent)
}
