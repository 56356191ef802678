public import Checking

/// The judge's side of the optimizers lesson, found by this name.
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

  public func figure(id: String, description: String) throws -> FigurePlan {
    if let figure = try ChallengeFigure(id: id, yaml: description) { return figure.plan }
    return try DescentFigure(id: id, yaml: description).plan
  }
}
