internal import Checking
internal import Figures
internal import Observations
internal import Plotting
internal import SchedulesKit
internal import YAMLReading

/// The losses of the student's own loop under several schedules.
struct LoopFigure: Sendable {
  private static let exercise = "scheduled-loop"

  private var text: FigureText
  private let objective: Objective
  private let start: [Double]
  private let steps: Int
  private var runs: [ScheduleRun]
  private let standards: [ScheduleRun]

  init(_ text: FigureText, _ reader: inout DescriptionReader) {
    self.text = text
    let objectives = Objective.allCases.filter { $0.dimension == 2 }
    objective =
      reader.choice("objective", among: objectives.map(\.rawValue)).flatMap(Objective.init)
      ?? .ravine
    start = reader.numbers("start", count: 2, in: -1000...1000)
    steps = reader.whole("steps", in: 2...1000)
    runs = ScheduleRun.all(&reader)
    standards = runs
  }

  var plan: FigurePlan {
    let adjustables = standards.compactMap { $0.adjustableRun(exercise: Self.exercise) }
    return FigurePlan(
      runs: runs.map {
        FigurePlan.Run(exercise: Self.exercise, scenario: script($0).wireBytes, place: $0.place)
      },
      draw: draw,
      facts: { answers in
        zip(runs, answers).map { run, answer in
          run.facts(losses: losses(answer?.trace) ?? losses(reference(run)) ?? [])
        }
      },
      adjustableRuns: adjustables,
      adjust: { settings in
        var figure = self
        figure.runs = standards.map { $0.adjusted(to: settings) }
        figure.text = text.adjusted(to: settings, in: adjustables)
        return figure.plan
      })
  }

  private func script(_ run: ScheduleRun) -> LoopScript {
    let choice = run.choice(steps: steps)
    return LoopScript(
      objective, start: start, rates: (0...steps).map(choice.rate), steps: steps,
      update: ProbeUpdate(learningRate: choice.rate(of: 0)))
  }

  private func reference(_ run: ScheduleRun) -> Trace? {
    try? script(run).trace(of: ScheduledLoop.procedure)
  }

  private func losses(_ trace: Trace?) -> [Double]? {
    trace?.rows.filter { $0.label == LoopLabel.result }.compactMap(\.values.first)
  }

  private func draw(_ answers: [Answer?]) -> Plotting.Figure {
    let series = zip(runs, answers).flatMap { run, answer in
      Series.lines(
        run.name, style: run.style, expected: [losses(reference(run)) ?? []],
        actual: losses(answer?.trace))
    }
    return text.figure([
      SeriesPanel(heading: "Loss", series: series, nouns: runNouns),
      RatePanel.panel(of: runs, steps: steps),
    ])
  }
}
