import Grading
import LessonReading
import OptimizersChecks
import Testing

/// Faults in the descriptions of figures are reported with their position.
@Suite("Faults of figures") struct FigureFaultTests {
  private static let keys = """
    title: A
    caption: B
    objective: banana
    x: [-2, 2]
    y: [-1, 3]
    start: [-1, 2]
    steps: 100
    charts: true
    runs:
      - {optimizer: sgd, learningRate: 0.001}

    """
  private static let run = "{optimizer: sgd, learningRate: 0.001}"

  /// A lesson with one exercise and a figure; its description begins in line 15.
  private func faults(of description: String) throws -> [LessonFault] {
    let text = """
      ---
      title: Optimizers
      module: Optimizers
      language: swift
      summary: S
      ---

      # Exercise: SGD

      ```swift {#sgd .exercise points=1 file=Sgd.swift}
      unfinished("sgd")
      ```

      ```figure {#hill}
      \(description)
      ```
      """
    let lesson = try readLesson(Array(text.utf8), file: "Lesson.md")
    return FigurePlans(of: lesson, checks: LessonEntry()).faults
  }

  @Test("A correct description has no faults")
  func right() throws {
    #expect(try faults(of: Self.keys) == [])
    #expect(try faults(of: Self.keys.replacing("0.001", with: "1e-3")) == [])
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let old: String
    let new: String
    /// The position in the description, and a part of the message.
    let line: Int
    let column: Int
    let words: String
    var testDescription: String { new }

    init(_ old: String, _ new: String, _ line: Int, _ column: Int, _ words: String) {
      (self.old, self.new, self.line, self.column) = (old, new, line, column)
      self.words = words
    }
  }

  static let cases = [
    Case("steps: 100", "steps: -5", 7, 8, "whole number from 1 to 10000"),
    Case("steps: 100", "steps: 0", 7, 8, "whole number from 1"),
    Case("steps: 100", "steps: 5000000000", 7, 8, "to 10000"),
    Case("steps: 100", "steps: 99999999999999999999999", 7, 8, "to 10000"),
    Case("steps: 100", "steps: 1.5", 7, 8, "whole number"),
    Case("steps: 100", "steps: many", 7, 8, "whole number"),
    Case("steps: 100", "steps: \"100\"", 7, 8, "in quotes"),
    Case("steps: 100", "steps: [100]", 7, 8, "whole number"),
    Case("steps: 100", "steps:", 7, 1, "has no value"),
    Case("steps: 100", "stepz: 100", 7, 1, "did you mean `steps`?"),
    Case("charts: true", "chart: true", 8, 1, "did you mean `charts`?"),
    Case("charts: true", "charts: maybe", 8, 9, "neither true nor false"),
    Case("x: [-2, 2]", "x: [-.inf, 1]", 4, 5, "no finite number"),
    Case("x: [-2, 2]", "x: [.nan, 1]", 4, 5, "no finite number"),
    Case("x: [-2, 2]", "x: [1, 1e999]", 4, 8, "no finite number"),
    Case("x: [-2, 2]", "x: [1, 0x10]", 4, 8, "no finite number"),
    Case("x: [-2, 2]", "x: [-2, 1.0e308]", 4, 9, "from -1000000 to 1000000"),
    Case("x: [-2, 2]", "x: [1, -1]", 4, 4, "must be larger than the first"),
    Case("x: [-2, 2]", "x: [1, 1]", 4, 4, "must be larger than the first"),
    Case("x: [-2, 2]", "x: [1, 1.0000000001]", 4, 4, "too close together"),
    Case("x: [-2, 2]", "x: [-2,0, 2,0]", 4, 4, "written with a point"),
    Case("x: [-2, 2]", "x: [1]", 4, 4, "must hold 2"),
    Case("x: [-2, 2]", "x: []", 4, 4, "must hold 2"),
    Case("x: [-2, 2]", "x: 2", 4, 4, "a list of 2 numbers"),
    Case("x: [-2, 2]", "x: [\"-2\", 2]", 4, 5, "in quotes"),
    Case("x: [-2, 2]", "x: [[1], 2]", 4, 5, "must be a number"),
    Case("x: [-2, 2]\n", "", 1, 1, "lacks `x`"),
    Case("start: [-1, 2]", "start: [-1, 2, 3]", 6, 8, "must hold 2"),
    Case("start: [-1, 2]", "start: [-1, 1e7]", 6, 13, "to 1000000"),
    Case("objective: banana", "objective: bananna", 3, 12, "did you mean `banana`?"),
    Case("objective: banana", "objective: quartic", 3, 12, "known: "),
    Case("title: A", "title: [A]", 1, 8, "has no text"),
    Case("title: A", "title: ''", 1, 8, "has no text"),
    Case("runs:\n  - \(run)", "runs: []", 9, 7, "no list with entries"),
    Case("runs:\n  - \(run)", "runs: sgd", 9, 7, "no list with entries"),
    Case("runs:\n  - \(run)", "runs: [sgd]", 9, 8, "a list of `key: value` entries"),
    Case("0.001", "0,001", 10, 36, "write a decimal point: 0.001"),
    Case("- \(run)", "- optimizer: sgd\n    learningRate: 0,001", 11, 19, "decimal point: 0.001"),
    Case("0.001", "0", 10, 36, "from 1e-12 to 1000"),
    Case("0.001", "-0.1", 10, 36, "from 1e-12 to 1000"),
    Case("0.001", ".inf", 10, 36, "no finite number"),
    Case("0.001", "0.001, colour: red", 10, 43, "`colour` is no key of a run of sgd"),
    Case("0.001", "0.001, momentum: 0.9", 10, 43, "`momentum` is no key of a run of sgd"),
    Case("0.001", "0.001, adjust: [learningRat]", 10, 52, "did you mean `learningRate`?"),
    Case("0.001", "0.001, adjust: [beta]", 10, 52, "known: `learningRate`, `start`, `steps`"),
    Case("0.001", "0.001, adjust: [steps, steps]", 10, 59, "lists `steps` twice"),
    Case("0.001", "0.001, adjust: [[steps]]", 10, 52, "lists words, and this is a list"),
    Case("0.001", "0.001, adjust: some", 10, 51, "must be `all` or a list such as"),
    Case("0.001", "0.001, adjust: []", 10, 51, "is an empty list"),
    Case("0.001", "0.001, adjust: true", 10, 51, "must be `all` or a list such as"),
    Case("- \(run)", "- optimizer: sgd\n    learningRate: 1\n    adjust:", 12, 5, "has no value"),
    Case("0.001", "0.001, ajust: all", 10, 43, "did you mean `adjust`?"),
    Case("optimizer: sgd", "optimizer: sdg", 10, 17, "did you mean `sgd`?"),
    Case("optimizer: sgd, ", "", 10, 5, "lacks `optimizer`"),
    Case("optimizer: sgd", "optimizer: momentum, momentum: 1", 10, 37, "to 0.999999"),
    Case("optimizer: sgd", "optimizer: momentum", 10, 5, "a run of momentum lacks `momentum`"),
    Case(
      "optimizer: sgd", "optimizer: adam, beta1: 0.9, beta2: 0.9, epsilon: -1", 10, 56, "from 0"),
    Case(
      "optimizer: sgd", "optimizer: momentum, momentum: 0.5", 10, 5,
      "draws a run of “momentum”, and no exercise is called so"),
  ]

  @Test("Each fault is reported at the value's line and column", arguments: cases)
  func fault(fault: Case) throws {
    let description = Self.keys.replacing(fault.old, with: fault.new)
    try #require(description != Self.keys)
    let found = try faults(of: description)
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.position == SourcePosition(line: 14 + fault.line, column: fault.column))
    #expect(found.first?.message.contains(fault.words) == true, "\(found)")
    #expect(found.first?.message.contains("hill") == true)
  }

  @Test("Several faults are reported together, in the order of the file")
  func together() throws {
    let description = Self.keys.replacing("steps: 100", with: "steps: x").replacing(
      "[-2, 2]", with: "[2]")
    #expect(try faults(of: description).map(\.line) == [18, 21])
  }

  @Test("More runs than a figure can distinguish are rejected")
  func manyRuns() throws {
    let line = "  - \(Self.run)\n"
    let description = Self.keys.replacing(line, with: String(repeating: line, count: 13))
    #expect(try faults(of: description).map(\.message.isEmpty) == [false])
  }
}
