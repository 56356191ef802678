import Checking
import Testing

@Suite struct ToleranceTests {
  @Test(
    "Numbers are equal within 1e-9 of the larger of 1 and the expected one",
    arguments: [
      (1.0, 1.0 + 0.9e-9, true), (1.0, 1.0 + 1.1e-9, false), (1e6, 1e6 + 0.9e-3, true),
      (1e6, 1e6 + 1.1e-3, false), (0, 0.9e-9, true), (0, -1.1e-9, false), (0, -0.0, true),
      (-2, 2, false),
    ])
  func bound(_ expected: Double, _ actual: Double, _ isAccepted: Bool) {
    #expect(Tolerance.standard.accepts(actual, for: expected) == isAccepted)
  }

  @Test(
    "What is not finite equals nothing, not even itself",
    arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(_ number: Double) {
    #expect(!Tolerance.standard.accepts(number, for: number))
    #expect(!Tolerance.standard.accepts(number, for: 1))
    #expect(!Tolerance.standard.accepts(1, for: number))
  }
}
