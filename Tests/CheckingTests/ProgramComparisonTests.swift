import Checking
import Observations
import ProbeRuntime
import Testing

/// Two programs compared on inputs beside those of an examination.
@Suite struct ProgramComparisonTests {
  /// Checks of a function with two accepted results, on one drawn number and a fixed flag.
  private static let checks = ComparisonChecks<(number: Double, isNegated: Bool)>(
    exercise: "double",
    checks: [
      .init("double.one", "One number", points: 1) { generator in
        [(number: generator.number(in: 1...9), isNegated: false)]
      }
    ],
    conventions: [
      Variant("double", "Twice.") { 2 * $0.number },
      Variant("double.more", "Twice and one more.") { 2 * $0.number + 1 },
    ], misconceptions: [], describe: { "for \($0.number)" })

  private typealias Function = @Sendable (Double, Bool) -> Double?

  /// Compares two functions, whose answer is a crash where they return nil.
  private func compare(
    _ correct: @escaping Function, _ other: @escaping Function
  ) throws -> ProgramComparison.Finding {
    let comparison = try Self.checks.programComparison(seed: 0, inputs: 200)
    func answers(_ function: @escaping Function) throws -> [Answer] {
      try comparison.scenarios.map { scenario in
        let driver = Driver("double") { (number: Double, isNegated: Bool) in
          Trace([
            Trace.Row("the result", value: function(number, isNegated).map { .number($0) } ?? [])
          ])
        }
        let trace = try driver.drive(scenario)
        return trace.rows[0].values.isEmpty ? .crashed("It crashed.") : .observed(trace)
      }
    }
    return comparison.compare(try answers(correct), try answers(other))
  }

  @Test("The inputs are further ones, and the same for the same seed")
  func inputs() throws {
    let asked = try Self.checks.examination(seed: 0).questions.flatMap(\.scenarios)
    let inputs = try Self.checks.programComparison(seed: 0, inputs: 200).scenarios
    #expect(inputs.count == 200)
    #expect(Set(inputs).count == 200)
    #expect(Set(inputs).isDisjoint(with: asked))
    #expect(try Self.checks.programComparison(seed: 0, inputs: 200).scenarios == inputs)
    #expect(try Self.checks.programComparison(seed: 1, inputs: 200).scenarios != inputs)
  }

  @Test("Programs that agree within the tolerance are equivalent")
  func equivalent() throws {
    let finding = try compare({ x, _ in 2 * x }, { x, _ in x * (2 + 1e-15) })
    #expect(finding == .init(inputs: 200, difference: nil))
  }

  @Test("A difference on values that no check draws is found")
  func plainValues() throws {
    let negated = try compare({ x, isNegated in isNegated ? -x : x }, { x, _ in x })
    #expect(negated.difference != nil)
    let large = try compare({ x, _ in x }, { x, _ in min(x, 9) })
    #expect(large.difference != nil)
    // A number keeps its sign.
    #expect(try compare({ x, _ in x }, { x, _ in abs(x) }).difference == nil)
  }

  @Test("A program that agrees with an accepted variant everywhere is equivalent")
  func convention() throws {
    #expect(try compare({ x, _ in 2 * x }, { x, _ in 2 * x + 1 }).difference == nil)
    let mixed = try compare({ x, _ in 2 * x }, { x, _ in x < 5 ? 2 * x : 2 * x + 1 })
    #expect(mixed.difference != nil)
  }

  @Test("An input on which the correct program crashes is not counted")
  func crash() throws {
    let both = try compare(
      { x, isNegated in isNegated ? nil : x }, { x, isNegated in isNegated ? 0 : x })
    #expect(both.difference == nil)
    #expect((100..<200).contains(both.inputs))
    let other = try compare({ x, _ in x }, { x, isNegated in isNegated ? nil : x })
    #expect(other.difference == "It crashed.")
  }
}
