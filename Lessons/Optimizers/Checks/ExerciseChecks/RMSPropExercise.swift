internal import Checking
internal import OptimizersKit

extension OptimizerExercise {
  static let rmsProp = OptimizerExercise(
    id: "rmsprop", names: ["learning rate", "β", "ε"], onTheBanana: [0.001, 0.9, 1e-8],
    rateFactor: nil,
    others: [
      [0.9, 1e-8], [0, 1e-3], [0.5, 0.1], [0.99, 1e-12], [0.999, 0.5], [0.9, 1e-4], [0.75, 1e-2],
      [0.9, 3],
    ],
    middling: [0.7, 0.03],
    conventions: [
      Variant(
        "rmsprop.epsilon-inside-root", "ε stands inside the root, as the lesson has it.",
        rule: { rmsPropRule($0, .insideRoot) }),
      Variant(
        "rmsprop.epsilon-outside-root", "ε stands outside the root, as PyTorch has it.",
        rule: { rmsPropRule($0, .outsideRoot) }),
    ],
    misconceptions: misconceptionsOfRMSProp,
    families: familiesOfRMSProp,
    rules: OptimizerRules.rmsProp,
    approximations: [EpsilonPlace.insideRoot, .outsideRoot].map { place in
      LearningRateFamilies("rmsprop", "RMSprop") { rmsPropRule($0, place) }.blurred
    })
}
