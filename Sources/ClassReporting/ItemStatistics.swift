/// How a class did on one item, an exercise or a check.
///
/// The formulas are those of classical item analysis (Crocker and Algina, "Introduction to Classical
/// and Modern Test Theory", 1986; the 27 % of Kelley, 1939). A number without a definition is nil: the
/// mean of no students, the discrimination of fewer than two, the correlation with a constant.
package struct ItemStatistics: Sendable, Equatable {
  /// The students who passed.
  package let passed: Int
  /// The students who tried it.
  package let attempted: Int
  /// The mean share of the points.
  package let difficulty: Double?
  /// The difference of the mean share between the upper and the lower 27 % of the class.
  package let discrimination: Double?
  /// The correlation between passing the item and the points on everything else.
  package let pointBiserial: Double?
}

/// The result of one student on one item.
struct ItemResult {
  let isPassed: Bool
  let isAttempted: Bool
  let score: Int
  let maxScore: Int
  /// The student's points on all exercises.
  let total: Int

  /// The share of the points, or of 1 where the item has no points.
  var share: Double {
    maxScore > 0 ? Double(score) / Double(maxScore) : isPassed ? 1 : 0
  }
}

extension ItemStatistics {
  /// Computes the statistics of an item.
  ///
  /// - Parameter results: The students' results from the highest total to the lowest. It is nil where
  ///   the item could not be judged: such a student counts in the class's 27 % and in nothing else.
  init(_ results: [ItemResult?]) {
    let measured = results.compactMap(\.self)
    passed = measured.count(where: \.isPassed)
    attempted = measured.count(where: \.isAttempted)
    difficulty = Self.meanShare(measured)
    let size = Self.groupSize(of: results.count)
    if results.count >= 2, let upper = Self.meanShare(results.prefix(size).compactMap(\.self)),
      let lower = Self.meanShare(results.suffix(size).compactMap(\.self))
    {
      discrimination = upper - lower
    } else {
      discrimination = nil
    }
    pointBiserial = Self.pointBiserial(measured)
  }

  /// Returns the number of students in the upper and in the lower group: 27 % of the class, rounded to
  /// the nearest whole number with halves up, and at least 1.
  static func groupSize(of count: Int) -> Int { max(1, (27 * count + 50) / 100) }

  private static func meanShare(_ results: [ItemResult]) -> Double? {
    guard !results.isEmpty else { return nil }
    return results.map(\.share).reduce(0, +) / Double(results.count)
  }

  /// Pearson's correlation of passing, as 0 or 1, with the total without this item.
  private static func pointBiserial(_ results: [ItemResult]) -> Double? {
    let rests = results.map { $0.total - $0.score }
    let passed = results.count(where: \.isPassed)
    guard passed > 0, passed < results.count, Set(rests).count > 1 else { return nil }
    let count = Double(results.count)
    let meanRest = Double(rests.reduce(0, +)) / count
    let meanPassed = Double(passed) / count
    var covariance = 0.0
    var variance = 0.0
    for (result, rest) in zip(results, rests) {
      let deviation = Double(rest) - meanRest
      covariance += deviation * ((result.isPassed ? 1 : 0) - meanPassed)
      variance += deviation * deviation
    }
    return covariance / (variance * count * meanPassed * (1 - meanPassed)).squareRoot()
  }
}
