internal import Checking
internal import Figures
internal import Observations
internal import Plotting
internal import SchedulesKit
internal import YAMLReading

/// Schedules over the steps, as the student's functions compute them.
struct RatesFigure: Sendable {
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
    let computed = runs.filter { $0.exercise != nil }
    let adjustables = standards.compactMap { $0.adjustableRun(exercise: $0.exercise) }
    return FigurePlan(
      runs: computed.map {
        FigurePlan.Run(
          exercise: $0.exercise ?? "", scenario: scenario(of: $0), place: $0.place)
      },
      draw: draw, facts: facts, adjustableRuns: adjustables,
      adjust: { settings in
        var figure = self
        figure.runs = standards.map { $0.adjusted(to: settings) }
        figure.text = text.adjusted(to: settings, in: adjustables)
        return figure.plan
      })
  }

  private func scenario(of run: ScheduleRun) -> [UInt8] {
    switch run.choice(steps: steps) {
    case .step(let base, let factor, let milestones):
      RateScript(
        (0..<steps).map {
          StepDecayCall(step: $0, base: base, factor: factor, milestones: milestones)
        }
      ).wireBytes
    case .cosine: RateScript(cosineCalls(of: run)).wireBytes
    case .constant, .inverse: []
    }
  }

  private func cosineCalls(of run: ScheduleRun) -> [CosineCall] {
    guard case .cosine(let peak, let floor, let warmup, let total) = run.choice(steps: steps) else {
      return []
    }
    return (0..<steps).map {
      CosineCall(step: $0, peak: peak, floor: floor, warmup: warmup, total: total)
    }
  }

  private func expected(_ run: ScheduleRun) -> [[Double]] {
    let own = (0..<steps).map { run.choice(steps: steps).rate(of: $0) }
    let other = cosineCalls(of: run).map(CosineForm.fromZero.rate)
    return other.isEmpty ? [own] : [own, other]
  }

  /// Returns each run with the rates that were observed of it.
  private func observed(_ answers: [Answer?]) -> [(run: ScheduleRun, rates: [Double]?)] {
    var left = answers[...]
    return runs.map { run in
      guard run.exercise != nil, let answer = left.popFirst() else { return (run, nil) }
      return (run, answer?.trace?.rows.compactMap(\.values.first))
    }
  }

  private func facts(_ answers: [Answer?]) -> [RunFacts] {
    observed(answers).filter { $0.run.exercise != nil }.map { run, rates in
      let rates = rates ?? expected(run)[0]
      let last = rates.last.map { NumberText.short($0, digits: 3) } ?? "none"
      return RunFacts(
        run: run.id, name: run.name, values: run.values, steps: steps, finalLoss: nil,
        isDiverged: false,
        result:
          "goes from \(rates.first.map { NumberText.short($0, digits: 3) } ?? "none") to \(last).")
    }
  }

  private func draw(_ answers: [Answer?]) -> Plotting.Figure {
    let series = observed(answers).flatMap { run, rates in
      Series.lines(run.name, style: run.style, expected: expected(run), actual: rates)
    }
    return text.figure([
      SeriesPanel(heading: "Learning rate", series: series, scale: .linear, nouns: runNouns)
    ])
  }
}
