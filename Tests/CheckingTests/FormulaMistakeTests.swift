import Checking
import Foundation
import Observations
import Rules
import Testing

/// A misconception that states where it departs from the lesson's formula.
@Suite struct FormulaMistakeTests {
  private static let x = Symbol("x", .input)
  private static let y = Symbol("y", .parameter)
  private static let s = Symbol("ŝ", tex: "\\hat s", .intermediate)

  /// A rule whose formula is in two lines.
  private static let rule = Rule(hyperparameters: [], input: x, parameter: y) {
    s ← x * x
    y ← s + 1
  }

  private static let wrong = rule.replacing { y ← s - 1 }

  private static func diagnosis(
    _ mistake: FormulaMistake, sentence: String = "In y, a minus stands where a plus belongs."
  ) -> Diagnosis {
    Diagnosis(
      misconceptions: [VariantName(id: "rows.y", sentence: sentence, mistake: mistake)],
      largestDeviation: 3.4e-16, evidence: "1,204 steps")
  }

  @Test("A wrong rule is compared with the right one, and its quantities have names for hints")
  func comparison() {
    let mistake = FormulaMistake(in: "rows", from: Self.rule, to: Self.wrong)
    #expect(mistake.formula.lines.map(\.text) == ["ŝ ← x x", "y ← ŝ + 1"])
    #expect(mistake.formula.lines.map(\.marked) == [[], ["+"]])
    #expect(mistake.actualLines == ["y ← ŝ − 1"])
    #expect(mistake.quantities == ["rows.y"])
    let both = Self.wrong.replacing { Self.s ← Self.x }
    #expect(
      FormulaMistake(in: "rows", from: Self.rule, to: both).quantities == ["rows.hats", "rows.y"])
  }

  @Test("The sentence says the mistake, the formula, the deviation and the number of steps")
  func sentence() {
    let mistake = FormulaMistake(in: "rows", from: Self.rule, to: Self.wrong)
    #expect(
      Self.diagnosis(mistake).description
        == "In y, a minus stands where a plus belongs: your runs coincide with y ← ŝ − 1, "
        + "to 3e-16 over 1,204 steps.")
  }

  @Test("A pair of mistakes is told in two sentences, with both lines")
  func pair() {
    let wrong = Self.wrong.replacing { Self.s ← Self.x }
    let mistake = FormulaMistake(in: "rows", from: Self.rule, to: wrong)
    let sentence = "In ŝ, a factor is missing. In y, a minus stands where a plus belongs."
    #expect(
      Self.diagnosis(mistake, sentence: sentence).description
        == "In ŝ, a factor is missing. In y, a minus stands where a plus belongs: your runs "
        + "coincide with ŝ ← x and y ← ŝ − 1, to 3e-16 over 1,204 steps.")
  }

  @Test("Where the wrong lines do not tell all, the sentence claims no formula")
  func missingLine() {
    var wrong = Self.rule
    wrong.assignments.removeFirst()
    let mistake = FormulaMistake(in: "rows", from: Self.rule, to: wrong)
    #expect(
      Self.diagnosis(mistake, sentence: "ŝ is never updated.").description
        == "ŝ is never updated. Every run of yours coincides with this mistake, to 3e-16 over "
        + "1,204 steps.")
  }

  @Test("The mistake of a variant that coincides with the runs is in the diagnosis")
  func diagnosed() throws {
    let mistake = FormulaMistake(in: "rows", from: Self.rule, to: Self.wrong)
    let variant = Variant<Int>("rows.minus", "A minus.") { Double($0) - 1 }.explained(by: mistake)
    let checks = ComparisonChecks<Int>(
      exercise: "rows", checks: [.init("rows.some", "Some", points: 1) { _ in Array(1...1204) }],
      conventions: [Variant("rows", "Right.") { Double($0) + 1 }], misconceptions: [variant],
      searches: [Family([], references: ["rows.hats"]) { _, _ in nil }], describe: { "for \($0)" })
    let answers = try (1...1204).map { Answer.observed(try Trace(of: Double($0) - 1)) }
    let diagnosis = try #require(try checks.examination(seed: 1).judge([answers]).diagnosis)
    #expect(diagnosis.formulas == [mistake.formula])
    #expect(diagnosis.quantities == ["rows.y"])
    #expect(
      diagnosis.description
        == "A minus: your runs coincide with y ← ŝ − 1, exactly over 1,204 inputs.")
    #expect(checks.hintReferences == ["rows.minus", "rows.y", "rows.hats"])
    let data = try JSONEncoder().encode(diagnosis)
    #expect(try JSONDecoder().decode(Diagnosis.self, from: data) == diagnosis)
  }

  @Test("Lines of plain text need no rule")
  func plainLines() {
    let formula = MarkedFormula([
      .init([.init("record")]), .init([.init("backward", isMarked: true)]),
    ])
    let diagnosis = Self.diagnosis(FormulaMistake(formula))
    #expect(diagnosis.formulas == [formula])
    #expect(diagnosis.description.contains("Every run of yours coincides with this mistake"))
  }

  @Test(
    "Large numbers have a comma after each group of three digits",
    arguments: [
      (0, "0"), (999, "999"), (1204, "1,204"), (123_456, "123,456"), (1_000_007, "1,000,007"),
      (-1204, "-1,204"),
    ])
  func groups(_ number: Int, _ text: String) {
    #expect(NumberText.grouped(number) == text)
  }
}
