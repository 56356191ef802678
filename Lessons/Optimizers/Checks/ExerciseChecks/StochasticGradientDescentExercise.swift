internal import Checking
internal import OptimizersKit

extension OptimizerExercise {
  static let stochasticGradientDescent = OptimizerExercise(
    id: "sgd", names: ["learning rate"], onTheBanana: [0.001], rateFactor: 1, others: [],
    middling: [],
    conventions: [
      Variant(
        "sgd", "θ ← θ − α g, as the lesson has it.",
        rule: sgdRule)
    ],
    misconceptions: misconceptionsOfStochasticGradientDescent,
    families: familiesOfStochasticGradientDescent,
    rules: [OptimizerRules.stochasticGradientDescent],
    approximations: [LearningRateFamilies("sgd", "SGD", rule: sgdRule).blurred])
}
