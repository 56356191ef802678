internal import Autograd
internal import Checking
internal import Figures
internal import Observations
internal import Plotting
internal import Rules
internal import SchedulesKit
internal import YAMLReading

/// Two parameters with large and small gradients of mean zero, under AdamW and under Adam with L2.
struct DecayFigure: Sendable {
  private static let exercise = "adamw"
  private static let sizes = [10.0, 0.1]

  private var text: FigureText
  private let steps: Int
  private var learningRate: Double
  private var weightDecay: Double

  init(_ text: FigureText, _ reader: inout DescriptionReader) {
    self.text = text
    steps = reader.whole("steps", in: 2...1000)
    learningRate = reader.number("learningRate", in: 1e-6...1)
    weightDecay = reader.number("weightDecay", in: 0...100)
  }

  var plan: FigurePlan {
    let adjustables = [
      AdjustableRun(
        id: "adamw", name: "AdamW", exercise: Self.exercise,
        adjustables: [
          Adjustable(
            "learningRate", label: "learning rate", standard: learningRate, in: 1e-6...1,
            slider: 0.0005...0.1, scale: .logarithmic),
          Adjustable(
            "weightDecay", label: "weight decay", standard: weightDecay, in: 0...100, slider: 0...5),
        ])
    ]
    return FigurePlan(
      runs: [FigurePlan.Run(exercise: Self.exercise, scenario: script.wireBytes)], draw: draw,
      facts: { answers in [facts(answers.first.flatMap { $0 }?.trace)] },
      adjustableRuns: adjustables,
      adjust: { settings in
        var figure = self
        figure.learningRate = settings.value(of: "learningRate", in: "adamw") ?? learningRate
        figure.weightDecay = settings.value(of: "weightDecay", in: "adamw") ?? weightDecay
        figure.text = text.adjusted(to: settings, in: adjustables)
        return figure.plan
      })
  }

  private var script: AdamWScript {
    // In pairs of pairs, so that the averages of the gradients stay small.
    let signs = [1.0, -1, -1, 1]
    let gradients = (0..<steps).map { step in Self.sizes.map { [signs[step % 4] * $0] } }
    return .stream(
      gradients, from: [[1], [1]], [learningRate, 0.9, 0.99, 1e-8, weightDecay])
  }

  /// Returns the values of each tensor that were observed after each step.
  private func values(_ trace: Trace, of tensor: Int) -> [Double] {
    trace.rows.filter { $0.label == AdamWScript.Label.parameters(tensor) }
      .compactMap(\.values.first)
  }

  private func trace(_ rule: Rule) -> Trace {
    let runner = RuleRunner(rule)
    return script.trace { RuleOptimizer($0, runner, $1) }
  }

  private func facts(_ observed: Trace?) -> RunFacts {
    let trace = observed ?? trace(AdamWRules.decayFirst)
    let ends = [1, 2].compactMap { values(trace, of: $0).last }
    let text = ends.map { NumberText.short($0, digits: 3) }.joined(separator: " and at ")
    return RunFacts(
      run: "adamw", name: "AdamW",
      values: ["learningRate": learningRate, "weightDecay": weightDecay], steps: steps,
      finalLoss: nil, isDiverged: !ends.allSatisfy(\.isFinite), result: "ends at \(text).")
  }

  private func draw(_ answers: [Answer?]) -> Plotting.Figure {
    let own = answers.first.flatMap { $0 }?.trace
    let accepted = AdamWConvention.all.map { trace($0.rule) }
    let regularized = trace(AdamWMistakes.regularizedAdam)
    let series = Self.sizes.enumerated().flatMap { index, size in
      Series.lines(
        "AdamW, gradients ±\(NumberText.short(size))", style: index,
        expected: accepted.map { values($0, of: index + 1) },
        actual: own.map { values($0, of: index + 1) })
        + [
          Series(
            Line(name: "Adam with L2, gradients ±\(NumberText.short(size))", style: index + 2),
            values: values(regularized, of: index + 1))
        ]
    }
    return text.figure([
      SeriesPanel(heading: "Parameter", series: series, scale: .linear, nouns: runNouns)
    ])
  }
}
