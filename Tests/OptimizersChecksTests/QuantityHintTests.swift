import Checking
import Foundation
import LessonReading
import OptimizersChecks
import OptimizersKit
import Rules
import Testing

/// The hints that the lesson has for mistakes in a formula.
@Suite struct QuantityHintTests {
  private static let lesson = Result {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let bytes = try Data(contentsOf: root.appending(path: "Lessons/Optimizers/Lesson.md"))
    return try readLesson(Array(bytes), file: "Lesson.md")
  }

  @Test(
    "Every edit of a rule opens the hint of the quantity that is wrong",
    arguments: DerivedMistakeTests.rules.indices)
  func edits(_ index: Int) throws {
    let (exercise, rule) = DerivedMistakeTests.rules[index]
    let lesson = try Self.lesson.get()
    for edit in rule.edits {
      let mistake = FormulaMistake(in: exercise, from: rule, to: edit.applied(to: rule))
      let opened = lesson.hints(
        for: exercise, about: ["\(exercise).\(edit.name)"], in: mistake.quantities)
      #expect(opened.compactMap(\.when).sorted() == mistake.quantities.sorted(), "\(edit.clause)")
      #expect(!opened.isEmpty, "\(edit.clause)")
    }
  }

  @Test("A submission with a wrong sign is told the line, and opens the hint for it")
  func judged() throws {
    let rule = OptimizerRules.adam
    let edit = try #require(rule.edits.first { $0.name == "r.minus-for-plus" })
    let runner = RuleRunner(edit.applied(to: rule))
    let judge = VariantJudge(comparisonChecks: try LessonsChecks.optimizer("adam"))
    let diagnosis = try #require(
      try judge.judge(
        Variant("edited", "") { $0.trace { RuleOptimizer($0, runner, $1) } }, seed: 0
      ).diagnosis)
    #expect(diagnosis.misconceptions.map(\.id) == ["adam.r.minus-for-plus"])
    #expect(
      diagnosis.description.hasPrefix(
        "In r, a minus stands where a plus belongs: your runs coincide with "
          + "r ← β₂ r − (1 − β₂) g², exactly over 1,"))
    let formula = try #require(diagnosis.formulas.first)
    #expect(formula.isLessonsOwn)
    #expect(formula.lines.map(\.marked) == [[], [], ["+"], [], [], []])
    let opened = try Self.lesson.get().hints(
      for: "adam", about: diagnosis.misconceptions.map(\.id), in: diagnosis.quantities)
    #expect(opened.map(\.when) == ["adam.r"])
  }

  @Test("The names that hints may use are those of the quantities and of the edits")
  func references() throws {
    let names = try LessonsChecks.optimizer("adam").hintReferences
    for quantity in ["t", "m", "r", "hatm", "hatr", "theta"] {
      #expect(names.contains("adam.\(quantity)"))
    }
    #expect(names.contains("adam.r.minus-for-plus"))
    #expect(names.contains("adam.no-bias-correction"))
    #expect(!names.contains("adam.x"))
  }
}
