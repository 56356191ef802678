internal import Checking
internal import Observations
internal import Plotting
internal import SearchKit

extension FigureKind {
  /// The losses of configurations as their budgets grow, as far as successive halving trains them.
  static let halving = FigureKind(
    name: "halving", title: "Successive halving",
    numbers: [
      .whole("configurations", "configurations", in: 1...40, slider: 2...27),
      .whole("minimumBudget", "minimum budget", in: 1...100, slider: 1...20),
      .whole("eta", "η", in: 2...10, slider: 2...5),
      .whole("seed", "seed", in: 0...1000, slider: 0...40),
    ],
    exercise: "successive-halving", scenarios: { [script($0).wireBytes] },
    panels: { values, answers in
      let script = script(values)
      let budgets = budgets(script, answers)
      let largest = min(budgets.map(\.reached).max() ?? 1, 2000)
      let order = budgets.indices.sorted { budgets[$0].reached < budgets[$1].reached }
      return [
        SeriesPanel(
          heading: "Validation loss",
          series: order.map { index in
            let (name, reached) = budgets[index]
            let isDropped = reached < largest
            let reachedOrOne = max(1, min(reached, largest))
            return Series(
              Line(
                name: name, style: index,
                variant: index / 6, role: isDropped ? .faded : .subject),
              values: (0...reachedOrOne).map { script.curves[index].loss(after: $0) })
          }, scale: .linear,
          nouns: LineNouns(line: "Configuration", point: "budget", points: "Budgets")),
        SeriesPanel(
          heading: "Configurations left",
          series: [
            Series(
              Line(name: "Configurations left", style: 4),
              values: (0...max(1, largest)).map { budget in
                Double(budgets.count { $0.reached >= budget })
              })
          ], scale: .linear,
          nouns: LineNouns(line: "Configuration", point: "budget", points: "Budgets")),
      ]
    },
    result: { values, answers in
      let script = script(values)
      let trace = trace(script, answers)
      let cost = trace.rows.reduce((budget: 0, sum: 0)) { cost, row in
        guard case .integer(let number) = row.value else { return cost }
        switch row.label {
        case HalvingScript.Label.budget: return (number, cost.sum)
        case HalvingScript.Label.count: return (cost.budget, cost.sum + cost.budget * number)
        default: return cost
        }
      }.sum
      var choice = "nothing"
      if case .optional(.text(let name)?)? = trace.rows.last?.value { choice = name }
      return "chooses \(choice) for a total budget of \(NumberText.grouped(cost))."
    })

  private static func script(_ values: Values) -> HalvingScript {
    let minimum = Int(values["minimumBudget"] ?? 1)
    var random = RandomNumbers(seed: Int(values["seed"] ?? 0))
    let count = Int(values["configurations"] ?? 1)
    let curves = (0..<count).map { _ in
      LossCurve(
        end: 0.3 + 0.6 * random.unit(), fall: 0.5 + 0.5 * random.unit(),
        time: Double(minimum) * (0.3 + 3 * random.unit()))
    }
    let configurations = (0..<count).map { Configuration(values: ["number": Double($0 + 1)]) }
    return HalvingScript(
      configurations: configurations, curves: curves, minimumBudget: minimum,
      eta: Int(values["eta"] ?? 2))
  }

  private static func trace(_ script: HalvingScript, _ answers: [Answer?]) -> Trace {
    answers.first.flatMap { $0?.trace } ?? HalvingPlan().trace(of: script)
  }

  /// Returns each configuration's name with the largest budget that it was evaluated with.
  private static func budgets(
    _ script: HalvingScript, _ answers: [Answer?]
  ) -> [(name: String, reached: Int)] {
    var reached: [String: Int] = [:]
    var budget = 0
    for row in trace(script, answers).rows {
      switch row.value {
      case .integer(let number) where row.label == HalvingScript.Label.budget: budget = number
      case .list(let items):
        for case .text(let name) in items { reached[name] = max(reached[name] ?? 0, budget) }
      default: break
      }
    }
    return script.configurations.enumerated().map { index, configuration in
      ("Configuration \(index + 1)", reached[configuration.description] ?? 0)
    }
  }
}
