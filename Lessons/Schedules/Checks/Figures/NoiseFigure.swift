internal import Checking
internal import Figures
internal import Plotting
internal import SchedulesKit
internal import YAMLReading

/// The loss under several schedules on the noisy ravine, with bands over ten seeds.
struct NoiseFigure: Sendable {
  private var text: FigureText
  private let steps: Int
  private var runs: [ScheduleRun]
  private let standards: [ScheduleRun]

  init(_ text: FigureText, _ reader: inout DescriptionReader) {
    self.text = text
    steps = reader.whole("steps", in: 2...2000)
    runs = ScheduleRun.all(&reader)
    standards = runs
  }

  var plan: FigurePlan {
    let adjustables = standards.compactMap { $0.adjustableRun() }
    return FigurePlan(
      runs: [], draw: { _ in draw() },
      facts: { _ in
        runs.map { run in
          run.facts(
            losses: Self.series(run.choice(steps: steps), run.name, run.style, steps).values)
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

  /// Returns the losses of a schedule: the median of ten seeds, and a band from the least to the
  /// greatest.
  static func series(
    _ choice: ScheduleChoice, _ name: String, _ style: Int, _ steps: Int,
    role: Line.Role = .subject
  ) -> Series {
    Series(
      Line(name: name, style: style, role: role),
      repetitions: ChallengeRun(of: choice, steps: steps).losses, meaning: "range of 10 seeds")
  }

  private func draw() -> Plotting.Figure {
    let series = runs.map { Self.series($0.choice(steps: steps), $0.name, $0.style, steps) }
    return text.figure([
      SeriesPanel(heading: "Loss without noise", series: series, nouns: runNouns),
      RatePanel.panel(of: runs, steps: steps),
    ])
  }
}

/// The panel of schedules beside the losses that they lead to.
enum RatePanel {
  static func panel(of runs: [ScheduleRun], steps: Int) -> any Panel {
    SeriesPanel(
      heading: "Learning rate",
      series: runs.map { run in
        let choice = run.choice(steps: steps)
        return Series(
          Line(name: run.name, style: run.style), values: (0..<steps).map(choice.rate))
      }, scale: .linear, nouns: runNouns)
  }
}
