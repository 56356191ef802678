internal import Checking

extension OptimizerExercise {
  static let momentum = OptimizerExercise(
    id: "momentum", name: "momentum", names: ["learning rate", "momentum"],
    onTheBanana: [0.001, 0.9],
    rateFactor: 1,
    others: [[0], [0.5], [0.9], [0.99], [0.999], [0.3], [0.75]],
    middling: [0.7],
    conventions: [
      Convention(
        "momentum", "m ← β m + (1 − β) g, θ ← θ − α m, as the lesson has it.",
        OptimizerRules.momentum)
    ],
    mistakes: OptimizerRules.mistakesOfMomentum)
}
