public import Checking

/// The checks of the optimizers lesson, found by this name.
public final class LessonEntry: LessonChecks {
  public init() {}

  public var exercises: [any ExerciseChecks] {
    [
      TrainingLoopExercise.comparisonChecks,
      OptimizerExercise.stochasticGradientDescent.comparisonChecks,
      OptimizerExercise.momentum.comparisonChecks,
      OptimizerExercise.rmsProp.comparisonChecks,
      OptimizerExercise.adam.comparisonChecks,
      ChallengeChecks(),
    ]
  }
}
