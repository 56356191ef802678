import Checking
import Figures
import Observations
import OptimizersChecks
import OptimizersKit
import Plotting
import Testing

/// Figures with numbers that a reader sets.
@Suite struct AdjustableFigureTests {
  private func plan(_ adjust: String = "all", runs: [String]? = nil) throws -> FigurePlan {
    let runs =
      runs ?? [
        "{optimizer: sgd, learningRate: 0.001}",
        "{optimizer: adam, learningRate: 0.9, beta1: 0.9, beta2: 0.999, epsilon: 1.0e-8, "
          + "adjust: \(adjust)}",
      ]
    return try LessonEntry().figure(
      id: "f",
      description: """
        title: T
        caption: C.
        objective: banana
        x: [-2, 2]
        y: [-1, 3]
        start: [-1, 2]
        steps: 60
        charts: true
        runs: [\(runs.joined(separator: ", "))]
        """)
  }

  @Test("All numbers of a run have a name, a label, the lesson's value, a range and a scale")
  func all() throws {
    let runs = try plan().adjustableRuns
    #expect(runs.map(\.id) == ["adam"])
    #expect(runs.map(\.name) == ["Adam"])
    #expect(runs.map(\.exercise) == ["adam"])
    let numbers = try #require(runs.first).adjustables
    #expect(
      numbers.map(\.name) == [
        "learningRate", "beta1", "beta2", "epsilon", "startX", "startY", "steps",
      ])
    #expect(
      numbers.map(\.label) == [
        "learning rate", "beta1", "beta2", "epsilon", "start x", "start y", "steps",
      ])
    #expect(numbers.map(\.standard) == [0.9, 0.9, 0.999, 1e-8, -1, 2, 60])
    #expect(
      numbers.map(\.scale) == [
        .logarithmic, .complementLogarithmic, .complementLogarithmic, .logarithmic, .linear,
        .linear, .logarithmic,
      ])
    #expect(numbers.map(\.isWhole) == [false, false, false, false, false, false, true])
    for number in numbers {
      #expect(number.range.contains(number.sliderRange.lowerBound))
      #expect(number.range.contains(number.sliderRange.upperBound))
      #expect(number.sliderRange.contains(number.standard))
    }
  }

  @Test("Only the listed numbers of a run can be set")
  func listed() throws {
    let plan = try plan("[beta2, learningRate]")
    #expect(plan.adjustableRuns.first?.adjustables.map(\.name) == ["learningRate", "beta2"])
    #expect(throws: FigureSettingFault.self) { try plan.settings(["adam.beta1=0.5"]) }
    #expect(throws: FigureSettingFault.self) { try plan.settings(["sgd.learningRate=0.5"]) }
  }

  @Test("Runs of one optimizer have different names in settings")
  func twins() throws {
    let run = "{optimizer: sgd, learningRate: 0.001, adjust: all}"
    let plan = try plan(runs: [run, run.replacing("0.001", with: "0.002")])
    #expect(plan.adjustableRuns.map(\.id) == ["sgd", "sgd-2"])
    let adjusted = try plan.adjusted(to: plan.settings(["sgd-2.learningRate=0.0005"]))
    let figure = try adjusted.draw([nil, nil])
    #expect(figure.runs.map(\.name) == ["SGD, learning rate 0.001", "SGD, learning rate 0.0005"])
  }

  static let mistakes: [(text: String, words: String)] = [
    ("adam.learningRat=1", "did you mean `learningRate`?"),
    ("adm.learningRate=1", "did you mean `adam`?"),
    ("adam.momentum=1", "known: `learningRate`"),
    ("adam.learningRate=0", "must be from 1e-12 to 1000."),
    ("adam.learningRate=-1", "must be from 1e-12 to 1000."),
    ("adam.learningRate=nan", "is no finite number"),
    ("adam.learningRate=1e999", "is no finite number"),
    ("adam.learningRate=0,1", "is no finite number"),
    ("adam.learningRate=", "is no finite number"),
    ("adam.beta1=1", "must be from 0 to 0.999999."),
    ("adam.steps=0", "must be a whole number from 1 to 10000."),
    ("adam.steps=1.5", "must be a whole number from 1 to 10000."),
    ("adam.steps=10001", "must be a whole number from 1 to 10000."),
    ("adam.startX=1e7", "must be from -1000000 to 1000000."),
    ("adam", "write RUN.NAME=VALUE, such as adam.learningRate=0.9."),
    ("learningRate=1", "write RUN.NAME=VALUE"), ("adam.=1", "write RUN.NAME=VALUE"),
    ("a.b.c=1", "write RUN.NAME=VALUE"), ("", "write RUN.NAME=VALUE"),
  ]

  @Test(
    "A setting that a figure does not accept is answered with one that it does", arguments: mistakes
  )
  func refusal(text: String, words: String) throws {
    let plan = try plan()
    let fault = try #require(throws: FigureSettingFault.self) { try plan.settings([text]) }
    #expect(fault.description.contains(words), "\(fault.description)")
    #expect(fault.description.hasSuffix(".") || fault.description.hasSuffix("?"))
  }

  @Test("A number that is set twice is refused")
  func twice() throws {
    let plan = try plan()
    let fault = try #require(throws: FigureSettingFault.self) {
      try plan.settings(["adam.beta1=0.5", "adam.beta1=0.6"])
    }
    #expect(fault.description.contains("set twice"))
  }

  @Test("Set numbers change the run, its scenario, its facts and the description")
  func adjusted() throws {
    let plan = try plan()
    let settings = try plan.settings([
      "adam.learningRate=0.1", "adam.steps=7", "adam.startX=0.5", "adam.startY=-0.5",
    ])
    let adjusted = try plan.adjusted(to: settings)
    #expect(adjusted.runs[0].scenario == plan.runs[0].scenario)
    #expect(adjusted.runs[1].scenario != plan.runs[1].scenario)
    let figure = try adjusted.draw([nil, nil])
    #expect(figure.runs.map(\.points.count) == [61, 8])
    #expect(figure.runs.last?.points.first == Point(0.5, -0.5))
    #expect(figure.runs.map(\.name) == ["SGD", "Adam"])
    #expect(
      figure.description
        == "C. Drawn with other numbers than the lesson’s: Adam: learning rate 0.1; Adam: start x 0.5; "
        + "Adam: start y -0.5; Adam: steps 7.")
    let facts = adjusted.facts([nil, nil])
    #expect(facts.map(\.run) == ["sgd", "adam"])
    #expect(facts.map(\.steps) == [60, 7])
    #expect(facts.last?.values["learningRate"] == 0.1)
    #expect(facts.map(\.isDiverged) == [false, false])
    #expect(try plan.adjusted(to: FigureSettings()).draw([nil, nil]).description == "C.")
  }

  @Test("A run that diverges is told to, and does not change the axes without limit")
  func divergence() throws {
    let plan = try plan(runs: ["{optimizer: sgd, learningRate: 0.001, adjust: all}"])
    let diverging = try plan.adjusted(to: plan.settings(["sgd.learningRate=1"]))
    let facts = try #require(diverging.facts([nil]).first)
    #expect(facts.isDiverged)
    #expect(facts.sentence.contains("diverges: at step "))
    #expect(facts.sentence.contains("no longer finite numbers"))
    #expect(facts.finalLoss?.isFinite == true)
    let outside = try plan.adjusted(
      to: plan.settings(["sgd.learningRate=1e-9", "sgd.startX=1000"]))
    #expect(outside.facts([nil]).first?.isDiverged == true)
    #expect(outside.facts([nil]).first?.sentence.contains("ends outside") == true)
    let charts = try diverging.draw([nil]).panels.compactMap { $0 as? SeriesPanel }
    for chart in charts { #expect(chart.range.map { $0.upperBound < 1e7 } == true) }
  }

  // MARK: The challenge

  private func challenge() throws -> FigurePlan {
    try LessonEntry().figure(
      id: "descent-challenge", description: "title: T\ncaption: C\nchallenge: true\n")
  }

  @Test("In the challenge's figure the numbers of one optimizer are a try that earns points")
  func tries() throws {
    let plan = try challenge()
    #expect(plan.adjustableRuns.map(\.id) == ["sgd", "momentum", "rmsprop", "adam"])
    #expect(plan.solution == nil)
    let tried = try plan.adjusted(to: plan.settings(["momentum.momentum=0.9"]))
    #expect(tried.runs.isEmpty)
    let facts = try #require(tried.facts([]).first)
    #expect(facts.arrival == 516)
    #expect(facts.award == .init(points: 4, most: 10, next: .init(steps: 350, points: 6)))
    #expect(facts.values == ["learningRate": 0.01, "momentum": 0.9])
    #expect(tried.solution?.exercise == "challenge")
    #expect(tried.solution?.constant == "challenge")
    #expect(tried.solution?.expression == ".momentum(learningRate: 0.01, momentum: 0.9)")
  }

  @Test("Numbers of two optimizers are no try")
  func two() throws {
    let plan = try challenge()
    let fault = try #require(throws: FigureSettingFault.self) {
      try plan.settings(["sgd.learningRate=0.1", "adam.beta1=0.1"])
    }
    #expect(fault.description.contains("`adam` and `sgd`"))
  }

  @Test("A student's choice is told in the facts, and none where there is no choice")
  func choice() throws {
    let row = Challenge.sgd(learningRate: 1).row
    let facts = try #require(try challenge().facts([.observed(Trace([row]))]).first)
    #expect(facts.isDiverged)
    #expect(facts.arrival == nil)
    #expect(facts.award == .init(points: 0, most: 10, next: .init(steps: 20_000, points: 1)))
    #expect(try challenge().facts([nil]) == [])
  }

  // MARK: Experiments

  @Test("An experiment's runs have the lesson's colours, and other losses their own contours")
  func experiment() throws {
    func plot(_ name: String, on landscape: String) -> Plot {
      Plot(name, .trajectory([[-1, 2], [0, 0]], landscape: landscape))
    }
    let figure = try #require(
      ExperimentFigure(
        of: [
          plot("Adam", on: "banana"), plot("my sgd", on: "banana"), plot("Adam", on: "banana"),
          plot("Momentum", on: "ravine"),
        ], id: "e", title: "E", drawing: LessonEntry().drawingOfExperiments()
      ).figure)
    let contours = figure.panels.compactMap { $0 as? ContourPanel }
    #expect(contours.map(\.landscape.id) == ["banana", "ravine"])
    #expect(contours.first?.trajectories.map(\.name) == ["Adam", "my sgd", "Adam (2)"])
    #expect(contours.first?.trajectories.map(\.line.style) == [3, 0, 3])
    #expect(contours.first?.trajectories.map(\.line.variant) == [0, 0, 1])
  }

  @Test("Points of other dimensions and values are drawn over the steps, empty lines are told")
  func series() throws {
    let drawn = ExperimentFigure(
      of: [
        Plot("weights", .trajectory([[1, 2, 3], [4, 5, 6]], landscape: "banana")),
        Plot("losses", .values([100, 1, 0.01])), Plot("", .values([1, 2])),
        Plot("none", .values([])),
      ], id: "e", title: "E", drawing: LessonEntry().drawingOfExperiments())
    let panels = try #require(drawn.figure).panels.compactMap { $0 as? SeriesPanel }
    #expect(
      panels.map { $0.series.map(\.line.name) } == [
        ["weights, parameter 1", "weights, parameter 2", "weights, parameter 3"],
        ["losses", "Line 3"],
      ])
    #expect(drawn.notes == ["“none” has no points, so it is not drawn."])
    #expect(
      ExperimentFigure(
        of: [], id: "e", title: "E", drawing: LessonEntry().drawingOfExperiments()
      ).figure == nil)
  }
}
