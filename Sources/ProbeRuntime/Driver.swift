public import Observations

/// Runs one exercise of a submission on the scenarios that the judge sends.
public struct Driver: Sendable {
  public let exercise: String
  /// Runs the exercise on an encoded scenario and returns the observations.
  public let drive: @Sendable (_ scenario: [UInt8]) throws -> Trace

  /// Creates the driver of an exercise.
  ///
  /// A student's function can be passed as it is: `Driver("mean", mean)`. So can a closure that calls
  /// the student's code and returns a ``Trace`` of what it did.
  ///
  /// - Parameters:
  ///   - exercise: The exercise's name in the lesson file.
  ///   - function: Is called with the parts of the scenario as its arguments. Its result is observed:
  ///     a ``Trace`` row by row, any other value as the only row of a trace.
  public init<each Argument: WireCodable, Result>(
    _ exercise: String, _ function: @escaping @Sendable (repeat each Argument) -> Result
  ) {
    self.exercise = exercise
    drive = { scenario in
      var reader = WireReader(scenario)
      let arguments = (repeat try (each Argument)(from: &reader))
      try reader.finish()
      return try Trace(of: function(repeat each arguments))
    }
  }
}
