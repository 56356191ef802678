import Testing

/// Runs the tests of a suite one after the other on one copy of the course, because its first build
/// takes much longer than the tests.
struct OneCourse: SuiteTrait, TestScoping {
  @TaskLocal private static var course: CourseCopy?

  /// The course in its committed state.
  static func fresh() throws -> CourseCopy {
    let course = try #require(course)
    try course.reset()
    return course
  }

  func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    try await Self.$course.withValue(try CourseCopy()) { try await function() }
  }
}
