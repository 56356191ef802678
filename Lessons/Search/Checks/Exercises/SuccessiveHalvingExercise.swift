internal import Checking
internal import Observations
internal import SearchKit

/// The checks of successive halving, worth 30 points.
///
/// In which order the configurations of a rung are evaluated does not count.
enum SuccessiveHalvingExercise {
  typealias Check = ComparisonChecks<HalvingScript>.Check

  static let comparisonChecks = ComparisonChecks<HalvingScript>(
    exercise: "successive-halving",
    checks: [powers, otherNumbers, crossing, unchanged, few, nobodyDropsOut],
    conventions: HalvingPlan.accepted.map { plan in
      plan.variant(plan.id, plan.sentence)
    },
    misconceptions: HalvingMistakes.all,
    searches: [
      HalvingMistakes.derivedBudgets.family, HalvingMistakes.pairs, .shared(HalvingMistakes.faults),
    ],
    describe: { script in
      let count = script.configurations.count
      return
        "with \(count == 1 ? "1 configuration" : "\(count) configurations"), η = \(script.eta) "
        + "and a minimum budget of \(script.minimumBudget)"
    },
    place: { _, row in
      row.label == Trace.resultLabel || row.label == EndlessSearchLabel.hopeless
        ? "" : "in rung \(row.number)"
    },
    retell: retell)

  /// Whether nobody ever drops out, so that a search need not come to a result.
  @Sendable
  static func mayStop(_ script: HalvingScript) -> Bool {
    script.eta < 2 && script.configurations.count > 1
  }

  @Sendable
  private static func retell(
    _ script: HalvingScript, _ expected: Trace, _ actual: Trace, _ found: Divergence
  ) -> Divergence? {
    func told(_ fact: String) -> Divergence {
      Divergence(
        found.kind, label: found.label, number: found.number, expected: found.expected,
        actual: found.actual, scenario: found.scenario, fact: fact)
    }
    func evaluations(_ value: ObservedValue) -> String {
      guard case .integer(let number) = value else { return ValueText.of(value) }
      return number == 1 ? "1 evaluation" : "\(number) evaluations"
    }
    if actual.rows.first?.label == EndlessSearchLabel.search {
      return told("Your search has no end: it evaluates more and more")
    }
    if found.label == EndlessSearchLabel.hopeless {
      return told(
        "With η = 1 nobody ever drops out, and your search goes on for ever. Stop the program with a "
          + "sentence, as by precondition(eta > 1, …)")
    }
    let isCount = found.label == HalvingScript.Label.count
    guard isCount, found.kind == .values else { return nil }
    return told(
      "Rung \(found.number) makes \(evaluations(found.actual)); there should be "
        + evaluations(found.expected).split(separator: " ")[0])
  }

  private static let powers = Check(
    "successive-halving.powers", "27 configurations with η = 3, 16 with η = 2", points: 6,
    comparing: .exactly
  ) { generator in
    [
      generator.halving(27, minimumBudget: 1, eta: 3),
      generator.halving(9, minimumBudget: 2, eta: 3),
      generator.halving(16, minimumBudget: 3, eta: 2),
      generator.halving(4, minimumBudget: 10, eta: 2),
      generator.halving(16, minimumBudget: 1, eta: 4),
    ]
  }

  private static let otherNumbers = Check(
    "successive-halving.numbers",
    "Any number of configurations: ⌊n / η⌋ of them stay, at least one",
    points: 6, comparing: .exactly
  ) { generator in
    [
      generator.halving(10, minimumBudget: 1, eta: 3),
      generator.halving(34, minimumBudget: 3, eta: 3),
      generator.halving(5, minimumBudget: 4, eta: 2),
      generator.halving(7, minimumBudget: 1, eta: 2),
      generator.halving(11, minimumBudget: 5, eta: 4),
      generator.halving(23, minimumBudget: 2, eta: 3),
      generator.halving(15, minimumBudget: 1, eta: 2),
    ]
  }

  private static let crossing = Check(
    "successive-halving.crossing", "Who leads early need not win: each rung counts anew", points: 6,
    comparing: .exactly
  ) { generator in
    let early = (0..<3).map { index in
      var script = generator.halving(
        [8, 9, 12][index], minimumBudget: 1 + 2 * index, eta: 2 + index % 2)
      // Those that lead in the first rung end last.
      script.curves = script.curves.map { curve in
        LossCurve(
          end: curve.end, fall: 3 * (1.6 - curve.end), time: Double(script.minimumBudget) * 1.37)
      }
      return script
    }
    let overfitting = (0..<3).map { index in
      var script = generator.halving(8, minimumBudget: 2 + index, eta: 2)
      // Three lead in the first rung, and rise. The best of the others falls, and never comes down to
      // where those three began.
      script.curves = script.curves.indices.map { place in
        let small = generator.number(in: 0...0.01)
        let time = Double(script.minimumBudget) * 1.37
        return (place + index) % 3 == 0 && place < 8 - index
          ? LossCurve(end: 1 + small, fall: -1.2, time: time)
          : LossCurve(end: 0.3 + small, fall: 0.17, time: time)
      }
      return script
    }
    return early + overfitting
  }

  private static let unchanged = Check(
    "successive-halving.order", "Another order of the configurations, another scale of the losses",
    points: 5, comparing: .exactly
  ) { generator in
    let script = generator.halving(13, minimumBudget: 2, eta: 3)
    let places = Array(script.configurations.indices)
    let orders = [places, places.reversed(), places.map { ($0 * 5) % places.count }]
    let scales: [(scale: Double, offset: Double)] = [
      (1, 0), (1e-6, -7), (1e6, 0), (1, 1e3), (1e-3, -1e-3),
    ]
    return orders.map { script.ordered($0) } + scales.map { script.scaled(by: $0.scale, $0.offset) }
  }

  private static let few = Check(
    "successive-halving.few", "No configuration, one, fewer than η", points: 4, comparing: .exactly
  ) { generator in
    [
      generator.halving(0, minimumBudget: 1, eta: 3),
      generator.halving(1, minimumBudget: 2, eta: 3),
      generator.halving(2, minimumBudget: 1, eta: 3),
      generator.halving(3, minimumBudget: 2, eta: 5),
      generator.halving(2, minimumBudget: 3, eta: 2),
    ]
  }

  /// The last check, because a program that waits for ever here is not asked again.
  private static let nobodyDropsOut = Check(
    "successive-halving.eta-of-one", "With η = 1 nobody drops out, and the program stops",
    points: 3,
    comparing: .exactly
  ) { generator in [generator.halving(4, minimumBudget: 1, eta: 1)] }
}

extension SeededGenerator {
  /// Returns configurations whose loss curves cross. Some rise, as where training overfits. No two
  /// losses are equal.
  fileprivate mutating func halving(
    _ count: Int, minimumBudget: Int, eta: Int
  ) -> HalvingScript {
    let curves = (0..<count).map { _ in
      LossCurve(
        end: number(in: 0.5...1.5), fall: number(in: -0.4...3),
        time: Double(minimumBudget) * number(in: 0.2...20))
    }
    return HalvingScript(
      configurations: configurations(count), curves: curves, minimumBudget: minimumBudget, eta: eta)
  }
}

extension HalvingScript {
  /// Returns the scenario with its configurations in another order.
  fileprivate func ordered(_ places: [Int]) -> HalvingScript {
    HalvingScript(
      configurations: places.map { configurations[$0] }, curves: places.map { curves[$0] },
      minimumBudget: minimumBudget, eta: eta)
  }

  /// Returns the scenario with a strictly increasing function of its losses.
  fileprivate func scaled(by scale: Double, _ offset: Double) -> HalvingScript {
    var script = self
    for index in curves.indices {
      script.curves[index].scale = scale
      script.curves[index].offset = offset
    }
    return script
  }
}
