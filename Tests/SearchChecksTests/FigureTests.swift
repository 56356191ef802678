import Checking
import Figures
import Observations
import Plotting
import SearchChecks
import SearchKit
import Testing

/// The lesson's figures, with the lesson's numbers and with others.
@Suite struct FigureTests {
  static let descriptions = [
    "scales": "low: 0.0001\nhigh: 1\ndraws: 60\nseed: 1", "folds": "count: 10\nparts: 3",
    "grid-and-random": "side: 3\nseed: 4\ninfluence: 0.1",
    "winner": "spread: 1\nnoise: 1\ntrials: 30\nseed: 1",
    "halving": "configurations: 9\nminimumBudget: 3\neta: 3\nseed: 6", "challenge": "",
  ]

  private func plan(_ kind: String, _ numbers: String? = nil) throws -> FigurePlan {
    let numbers = try #require(numbers ?? Self.descriptions[kind])
    return try LessonEntry().figure(
      id: "f", description: "title: T\nkind: \(kind)\ncaption: C.\n\(numbers)\nadjust: all\n")
  }

  @Test("Every kind of figure is drawn from the reference", arguments: descriptions.keys.sorted())
  func reference(_ kind: String) throws {
    let plan = try plan(kind)
    let figure = try plan.draw(plan.runs.map { _ in nil })
    #expect(!figure.panels.isEmpty)
    #expect(figure.description == "C.")
    #expect(figure.svg(standalone: true).hasPrefix("<svg"))
    #expect(plan.adjustableRuns.map(\.id) == [kind])
    #expect(try #require(plan.facts(plan.runs.map { _ in nil }).first).result.hasSuffix("."))
  }

  @Test("A number that is set changes the figure and its description")
  func adjusted() throws {
    let plan = try plan("grid-and-random")
    let adjusted = try plan.adjusted(to: plan.settings(["grid-and-random.side=4"]))
    let figure = try adjusted.draw([nil])
    #expect(
      figure.description
        == "C. Drawn with other numbers than the lesson’s: values on each axis of the grid 4.")
    #expect(figure.tables.first?.rows.count == 32)
    #expect(adjusted.runs[0].scenario != plan.runs[0].scenario)
  }

  @Test("A figure shows what the student’s function returned, also where it is wrong")
  func submission() throws {
    let plan = try plan("folds")
    let figure = try plan.draw([.observed(Trace(of: [[0, 1], [5]]))])
    #expect(figure.tables.first?.rows.count == 3)
  }

  static let mistakes: [(kind: String, numbers: String, words: String)] = [
    ("scale", "", "“scale” is no kind"), ("folds", "count: 10", "lacks `parts`"),
    ("folds", "count: 10\nparts: 0", "must be a whole number from 1 to 12"),
    ("winner", "spread: 1\nnoise: -1\ntrials: 30\nseed: 1", "must be from 0 to 10"),
  ]

  @Test("A fault in a description is told", arguments: mistakes)
  func fault(kind: String, numbers: String, words: String) throws {
    let fault = #expect(throws: (any Error).self) { try plan(kind, numbers) }
    #expect("\(try #require(fault))".contains(words), "\(String(describing: fault))")
  }
}
