internal import Checking
internal import Observations

/// The checks of the grid, worth 15 points.
enum GridExercise {
  typealias Check = ComparisonChecks<[[Double]]>.Check

  static let comparisonChecks = ComparisonChecks<[[Double]]>(
    exercise: "grid", checks: [twoAxes, moreAxes, noAxes],
    conventions: [
      Variant(
        "grid", "Every combination once, in any order, as the lesson has it.", expect: product)
    ],
    misconceptions: GridMistakes.all, searches: [GridMistakes.pairs, .shared(GridMistakes.faults)],
    describe: { axes in
      let texts = axes.map { axis in
        "[\(axis.map { NumberText.short($0, digits: 4) }.joined(separator: ", "))]"
      }
      return "for the axes [\(texts.joined(separator: ", "))]"
    },
    retell: retell)

  /// Returns every combination of one value from each axis.
  @Sendable
  static func product(_ axes: [[Double]]) -> [[Double]] {
    axes.reduce([[]]) { combinations, axis in
      combinations.flatMap { combination in axis.map { combination + [$0] } }
    }
  }

  /// Names the number of combinations where it is wrong.
  @Sendable
  private static func retell(
    _ axes: [[Double]], _ expected: Trace, _ actual: Trace, _ found: Divergence
  ) -> Divergence? {
    guard let right = expected.rows.first?.value, let value = actual.rows.first?.value else {
      return nil
    }
    let (count, asked) = (value.items.count, right.items.count)
    guard count != asked || asked == 0 else { return nil }
    let lengths = axes.map { "\($0.count)" }.joined(separator: " · ")
    let product =
      axes.isEmpty ? "1, the empty one" : axes.count > 1 ? "\(lengths) = \(asked)" : "\(asked)"
    return Divergence(
      found.kind, label: found.label, expected: found.expected, actual: found.actual,
      scenario: found.scenario, detail: found.detail,
      fact: "You return \(count == 1 ? "1 combination" : "\(count) combinations"); there "
        + "\(asked == 1 ? "is" : "are") \(product)")
  }

  private static let twoAxes = Check(
    "grid.two-axes", "Two axes", points: 5, comparing: .set
  ) { generator in
    [
      [[0.1, 0.01, 0.001], [0.9, 0.99]], [[1, 2], [3, 4]], [[1, 2, 3], [4, 5, 6]],
      // Axes may have values in common.
      [[1, 2], [2, 1]], [[0.5, 0.9], [0.9, 0.99, 0.5]],
      generator.axes([4, 2]), generator.axes([2, 5]), generator.axes([1, 3]),
    ]
  }

  private static let moreAxes = Check(
    "grid.more-axes", "One axis, three, four", points: 5, comparing: .set
  ) { generator in
    [
      [[5, 6, 7]], [[1, 2], [3, 4], [5, 6]], [[0, 1], [0, 1], [0, 1]], generator.axes([3, 2, 4]),
      generator.axes([1, 1, 1]),
      generator.axes([2, 3, 2, 3]), generator.axes([1]), generator.axes([2, 1, 2, 1, 2]),
    ]
  }

  private static let noAxes = Check(
    "grid.empty", "No axes give one empty combination, and an empty axis gives none", points: 5,
    comparing: .set
  ) { generator in
    [[], [[]], [[1, 2], []], [[], [1, 2]], generator.axes([2, 0, 3]), generator.axes([0, 0])]
  }
}

extension SeededGenerator {
  /// Returns axes of different numbers with a few digits, as many on each as asked for.
  fileprivate mutating func axes(_ counts: [Int]) -> [[Double]] {
    var taken: Set<Double> = []
    return counts.map { count in
      var axis: [Double] = []
      while axis.count < count {
        let value = (number(in: -50...50) * 8).rounded() / 8
        if taken.insert(value).inserted { axis.append(value) }
      }
      return axis
    }
  }
}
