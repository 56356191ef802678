internal import Checking
internal import Observations

/// The checks of the folds, worth 15 points.
///
/// Which indices are in a fold, and in which order, is free.
enum FoldsExercise {
  typealias Scenario = (count: Int, parts: Int)
  typealias Check = ComparisonChecks<Scenario>.Check

  static let comparisonChecks = ComparisonChecks<Scenario>(
    exercise: "folds", checks: [even, uneven, small],
    conventions: [
      Variant("folds", "Neighbouring indices, as the lesson has it.") { count, parts in
        (0..<parts).map { Array($0 * count / parts..<($0 + 1) * count / parts) }
      }
    ],
    misconceptions: [], families: [FoldFault.family],
    describe: { count, parts in
      "for \(count == 1 ? "1 example" : "\(count) examples") in "
        + (parts == 1 ? "1 fold" : "\(parts) folds")
    })

  /// Accepts every right division where a right one is expected. Where a wrong one is expected, as of a
  /// misconception, it must be the same.
  private static let comparing = Comparing<Trace>.rows(
    .custom { expected, actual in
      let reference = Division(expected)
      guard reference.faults(count: reference.total, parts: reference.folds.count).isEmpty else {
        return expected == actual ? nil : "the folds differ"
      }
      return Division(actual).faults(count: reference.total, parts: reference.folds.count).first?
        .clause
    })

  private static let even = Check(
    "folds.even", "A number of examples that the folds divide evenly", points: 4,
    comparing: comparing
  ) { generator in
    [(9, 3), (10, 5), (8, 2), (12, 4), (generator.whole(in: 2...9) * 7, 7)]
  }

  private static let uneven = Check(
    "folds.uneven", "Any other number: sizes differ by at most one", points: 7,
    comparing: comparing
  ) { generator in
    [
      (10, 3), (11, 3), (23, 4), (100, 7), (11, 10), (19, 6),
      (generator.whole(in: 50...90) * 2 + 1, 8),
    ]
  }

  private static let small = Check(
    "folds.small", "One fold, as many folds as examples, more, no examples", points: 4,
    comparing: comparing
  ) { _ in
    [(5, 1), (7, 7), (1, 1), (3, 5), (0, 3), (1, 2)]
  }
}

extension SeededGenerator {
  /// Returns a whole number of a range.
  mutating func whole(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }
}
