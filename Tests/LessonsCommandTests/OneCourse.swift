import Testing

/// Has the tests of a suite work on one copy of the course, in turn: what a first run compiles for all
/// takes many times as long as what they are about.
struct OneCourse: SuiteTrait, TestScoping {
  @TaskLocal private static var course: CourseCopy?

  /// The course, as it is committed.
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
