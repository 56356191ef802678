public import Checking

/// The judge's side of the optimizers lesson, found by this name.
public final class LessonEntry: LessonChecks {
  public init() {}

  public var exercises: [any ExerciseChecks] {
    [
      TrainingLoopExercise.battery,
      OptimizerExercise.stochasticGradientDescent.battery,
      OptimizerExercise.momentum.battery,
      OptimizerExercise.rmsProp.battery,
      OptimizerExercise.adam.battery,
      ChallengeChecks(),
    ]
  }

  public func figure(id: String, description: String) throws -> FigurePlan {
    if let figure = try ChallengeFigure(id: id, yaml: description) { return figure.plan }
    return try DescentFigure(id: id, yaml: description).plan
  }
}
