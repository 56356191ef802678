internal import Checking

extension OptimizerExercise {
  static let adam = OptimizerExercise(
    id: "adam", name: "Adam", names: ["learning rate", "β₁", "β₂", "ε"],
    onTheBanana: [0.001, 0.9, 0.999, 1e-8],
    rateFactor: nil,
    others: [
      [0.9, 0.999, 1e-8], [0, 0.9, 1e-3], [0.5, 0, 0.1], [0.99, 0.99, 1e-12], [0.9, 0.9999, 0.5],
      [0.3, 0.95, 1e-4], [0.8, 0.5, 1e-2], [0.95, 0.9, 1e-8], [0.9, 0.99, 3],
    ],
    middling: [0.6, 0.85, 0.03],
    conventions: [
      Convention(
        "adam.epsilon-outside-root", "ε stands outside the root, as the lesson has it.",
        OptimizerRules.adam),
      Convention(
        "adam.epsilon-inside-root", "ε stands inside the root.", OptimizerRules.adamInside),
      Convention(
        "adam.epsilon-unscaled", "ε is the unscaled ε̂ of the paper’s folded form.",
        OptimizerRules.adamUnscaled),
    ],
    mistakes: OptimizerRules.mistakesOfAdam)
}
