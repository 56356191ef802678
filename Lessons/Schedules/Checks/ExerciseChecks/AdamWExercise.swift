internal import Checking
internal import Observations
internal import SchedulesKit

/// The checks of AdamW, worth 20 points.
enum AdamWExercise {
  typealias Check = ComparisonChecks<AdamWScript>.Check

  static let comparisonChecks = ComparisonChecks<AdamWScript>(
    exercise: "adamw",
    checks: [oneTensor, severalTensors, hyperparameters, specialInputs, instances, bookkeeping],
    conventions: AdamWConvention.all.map(\.variant),
    misconceptions: AdamWConvention.all.flatMap { convention in
      AdamWMistakes.all.filter { $0.isPossible(in: convention.rule) }
        .map { $0.variant(of: convention.rule) }
    },
    searches: [AdamWSearch.family, AdamWCircumstances.family],
    approximations: AdamWConvention.all.map { convention in
      Variant(
        "adamw.imprecise",
        "Your AdamW stays near the right path but not on it: something is rounded, kept as a Float, "
          + "or slightly off.", tolerance: Tolerance(1e-2)
      ) { script in script.trace { RuleOptimizer($0, convention.runner, $1) } }
    },
    describe: describe,
    place: { _, row in row.number == 0 ? "before the first step" : "after step \(row.number)" })

  /// The usual hyperparameters but with a large rate and decay, so that the order of the two shows.
  private static let usual = [0.5, 0.9, 0.99, 1e-3, 0.3]

  /// The same without decay. Mistakes in the decay alone do not show with it.
  private static let plain = Array(usual.dropLast() + [0])

  /// Sets of hyperparameters that cover their ranges.
  private static let values: [[Double]] = [
    [0.001, 0.9, 0.999, 1e-8, 0.01], [0.4, 0.5, 0.6, 0.1, 0.5], [0.1, 0, 0.9, 1e-3, 1],
    [0.3, 0.9, 0, 0.5, 0.2], [0.2, 0.99, 0.99, 1e-8, 0], [0.05, 0.8, 0.95, 3, 4],
    [0.9, 0.3, 0.7, 1e-2, 0.9], [0, 0.9, 0.99, 1e-8, 0.5], [0.1, 0.95, 0.9, 0.03, 2],
  ]

  private static let oneTensor = Check(
    "adamw.one-tensor", "A stream of given gradients for one tensor", points: 5, evidence: .steps
  ) { generator in
    [(2, 8, 1.0), (3, 40, 1), (1, 120, 1), (4, 20, 0.01), (2, 20, 1000)].enumerated().map {
      index, stream in
      let (size, steps, scale) = stream
      return .stream(
        generator.gradients(steps, sizes: [size], scale: scale), from: generator.starts([size]),
        index == 0 ? [0.4, 0.6, 0.85, 0.03, 0.35] : usual, clears: index != 1)
    }
  }

  private static let severalTensors = Check(
    "adamw.several-tensors", "Several tensors, each with averages of its own", points: 5,
    evidence: .steps
  ) { generator in
    [
      ([2, 2], usual), ([1, 4, 2], usual), ([3, 3, 3], usual), ([2, 5], usual), ([1, 1], usual),
      ([2, 2], plain), ([3, 1, 2], plain),
    ].map { sizes, values in
      .stream(
        generator.gradients(10, sizes: sizes), from: generator.starts(sizes), values)
    }
  }

  private static let hyperparameters = Check(
    "adamw.hyperparameters", "Every hyperparameter counts", points: 4, evidence: .steps
  ) { generator in
    values.enumerated().map { index, values in
      .stream(
        generator.gradients(10 + index, sizes: [2], scale: [1, 0.1, 0.01][index % 3], zeros: true),
        from: generator.starts([2]), values)
    }
  }

  private static let specialInputs = Check(
    "adamw.special-inputs", "Zero gradients, far parameters, columns", points: 2, evidence: .steps
  ) { generator in
    let still = (0..<6).map { _ in [[0.0, 0]] }
    return [
      .stream(still, from: generator.starts([2]), usual),
      .stream(
        generator.gradients(2, sizes: [2]) + still + generator.gradients(2, sizes: [2]),
        from: generator.starts([2]), plain),
      .stream(
        generator.gradients(8, sizes: [2, 3]), from: generator.starts([2, 3]), plain,
        areColumns: true),
      .stream(
        generator.gradients(2, sizes: [2]) + still, from: generator.starts([2]), usual),
      .stream(generator.gradients(8, sizes: [2]), from: [[0, 0]], usual),
      .stream(
        generator.gradients(12, sizes: [3]), from: generator.starts([3], in: -1000...1000), usual),
      .stream(
        generator.gradients(8, sizes: [2, 3]), from: generator.starts([2, 3]), usual,
        areColumns: true),
      .stream(
        generator.gradients(1, sizes: [2]).flatMap { Array(repeating: $0, count: 6) },
        from: generator.starts([2]), usual),
    ]
  }

  private static let instances = Check(
    "adamw.instances", "Several optimizers at once, and one after another", points: 2,
    evidence: .steps
  ) { generator in
    func subject(_ sizes: [Int], _ index: Int) -> AdamWScript.Subject {
      (generator.starts(sizes), values[index], generator.gradients(6, sizes: sizes))
    }
    let inTurn = (1..<4).map { subject([2], $0) }
    return [
      .interleaved([subject([2], 1), subject([2], 2)]),
      .interleaved([
        subject([2], 4), (generator.starts([2]), plain, generator.gradients(6, sizes: [2])),
      ]),
      .interleaved([subject([2, 3], 3), subject([2, 3], 6), subject([2, 3], 2)]),
      AdamWScript(
        inTurn.flatMap {
          AdamWScript.stream($0.gradients, from: $0.starts, $0.values).operations
        }),
    ]
  }

  private static let bookkeeping = Check(
    "adamw.zero-gradient", "zeroGradient() clears all gradients, and that is all", points: 2,
    evidence: .steps
  ) { generator in
    [([2], usual), ([2, 2], usual), ([1, 3], usual), ([2, 2], plain)].map { sizes, values in
      .bookkeeping(from: generator.starts(sizes, in: 0.5...1.5), values)
    }
  }

  private static let names = ["learning rate", "β₁", "β₂", "ε", "weight decay"]

  @Sendable
  private static func describe(_ script: AdamWScript) -> String {
    let made = script.operations.compactMap { operation -> String? in
      guard case .create(_, let starts, let values, let areColumns) = operation else { return nil }
      let settings = zip(names, values).map { "\($0) \(NumberText.short($1))" }
      let points = starts.map { start in
        let numbers = start.prefix(4).map { NumberText.short($0, digits: 4) }
        return "(\(numbers.joined(separator: ", "))\(start.count > 4 ? ", …" : ""))"
      }
      return "from \(points.joined(separator: ", "))\(areColumns ? ", as columns" : ""), "
        + settings.joined(separator: ", ")
    }
    let number = made.count > 1 ? ", \(made.count) optimizers in turn" : ""
    return "\(made.first ?? "")\(number)"
  }
}
