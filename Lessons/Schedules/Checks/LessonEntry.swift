public import Checking

/// The checks of the schedules lesson, found by this name.
public final class LessonEntry: LessonChecks {
  public init() {}

  public var exercises: [any ExerciseChecks] {
    [
      StepDecayExercise.comparisonChecks,
      CosineExercise.comparisonChecks,
      ScheduledLoopExercise.comparisonChecks,
      ClipExercise.comparisonChecks,
      AdamWExercise.comparisonChecks,
      AccumulationExercise.comparisonChecks,
      ChallengeChecks(),
    ]
  }
}
