import Courses
import Mutating
import Testing

/// The mutants of small sources.
@Suite struct SourceMutationsTests {
  @Test func smoke() {}
}
