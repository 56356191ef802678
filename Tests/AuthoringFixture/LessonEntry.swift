public import Checking

public final class LessonEntry: LessonChecks {
  public init() {}
  public let exercises: [any ExerciseChecks] = [
    // The inputs are drawn from a seed. Each is what the function is called with: one value, or a
    // tuple of values. Results are compared with the reference, numbers within 1e-9.
    ComparisonChecks<[Double]>(
      "mean", "Lists of one to ten numbers", points: 10,
      inputs: { random in (1...10).map { random.numbers($0, in: -9...9, decimals: 2) } },
      reference: { $0.reduce(0, +) / Double($0.count) },
      // A mistake with a name. A submission in Submissions/mean must show it.
      misconceptions: [Variant("mean.sum", "You return the sum.") { $0.reduce(0, +) }])
  ]
}
