public import Checking

/// The checks of the lesson on search, found by this name.
public final class LessonEntry: LessonChecks {
  public init() {}

  public var exercises: [any ExerciseChecks] {
    [
      LogUniformExercise.comparisonChecks,
      GridExercise.comparisonChecks,
      FoldsExercise.comparisonChecks,
      EndlessSearchChecks(RandomSearchExercise.comparisonChecks),
      EndlessSearchChecks(
        SuccessiveHalvingExercise.comparisonChecks, mayStop: SuccessiveHalvingExercise.mayStop),
      HyperbandExercise.comparisonChecks,
      ChallengeChecks(),
    ]
  }
}
