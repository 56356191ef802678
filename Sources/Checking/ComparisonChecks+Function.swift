internal import Observations

extension ComparisonChecks {
  /// Creates the checks of a function that has one right result for each input.
  ///
  /// - Parameters:
  ///   - exercise: The exercise's name in the lesson file.
  ///   - title: What is checked, in a few words.
  ///   - points: The points of the exercise.
  ///   - inputs: Draws the inputs: each is a value or a tuple of values that the function is called
  ///     with.
  ///   - reference: Returns the right result for an input.
  ///   - misconceptions: The mistakes that have a name.
  public init<Result>(
    _ exercise: String, _ title: String, points: Int,
    inputs: @escaping @Sendable (inout SeededGenerator) -> [Scenario],
    reference: @escaping @Sendable (Scenario) throws -> Result,
    misconceptions: [Variant<Scenario>] = []
  ) {
    self.init(
      exercise: exercise,
      checks: [Check("\(exercise).inputs", title, points: points, scenarios: inputs)],
      conventions: [Variant(exercise, "The lesson's own.", expect: reference)],
      misconceptions: misconceptions)
  }

  /// Describes a scenario by its values, for example `for [1, 2]` or `for (3, 0.5)`.
  public static func values(of scenario: Scenario) -> String {
    guard let value = try? ObservedValue(scenario) else { return "for one of the inputs" }
    return "for \(ValueText.of(value))"
  }
}
