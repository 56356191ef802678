internal import Checking

extension OptimizerExercise {
  static let rmsProp = OptimizerExercise(
    id: "rmsprop", name: "RMSprop", names: ["learning rate", "β", "ε"],
    onTheBanana: [0.001, 0.9, 1e-8],
    rateFactor: nil,
    others: [
      [0.9, 1e-8], [0, 1e-3], [0.5, 0.1], [0.99, 1e-12], [0.999, 0.5], [0.9, 1e-4], [0.75, 1e-2],
      [0.9, 3],
    ],
    middling: [0.7, 0.03],
    conventions: [
      Convention(
        "rmsprop.epsilon-inside-root", "ε stands inside the root, as the lesson has it.",
        OptimizerRules.rmsProp),
      Convention(
        "rmsprop.epsilon-outside-root", "ε stands outside the root, as PyTorch has it.",
        OptimizerRules.rmsPropOutside),
    ],
    mistakes: OptimizerRules.mistakesOfRMSProp)
}
