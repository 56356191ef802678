internal import Checking
internal import Observations

/// The folds that a submission returned.
struct Division {
  let folds: [[Int]]

  /// Reads the folds; a value of another type has none.
  init(_ value: ObservedValue) {
    guard case .list(let folds) = value else {
      self.folds = []
      return
    }
    self.folds = folds.map { fold in
      guard case .list(let indices) = fold else { return [] }
      return indices.compactMap { if case .integer(let index) = $0 { index } else { nil } }
    }
  }

  init(folds: [[Int]]) {
    self.folds = folds
  }

  /// The number of all indices.
  var total: Int { folds.map(\.count).reduce(0, +) }

  /// Returns what is wrong with the folds, the most telling first.
  func faults(count: Int, parts: Int) -> [FoldFault] {
    let all = folds.flatMap(\.self)
    let different = Set(all)
    let sizes = folds.map(\.count)
    var faults: [FoldFault] = []
    if folds.count != parts { faults.append(.number(of: folds.count, asked: parts)) }
    if isShifted(count: count, parts: parts) { faults.append(.countedFromOne) }
    if areTrainingSets(count: count, parts: parts) { faults.append(.trainingSets) }
    let missing = (0..<count).filter { !different.contains($0) }
    let isSame = Set(sizes) == [count / max(parts, 1)]
    if let first = missing.first, different.isSubset(of: 0..<count), all.count == different.count,
      folds.count == parts, isSame
    {
      faults.append(.remainderDropped(first))
    }
    if let outside = all.first(where: { !(0..<count).contains($0) }) {
      faults.append(.outside(outside))
    }
    if all.count > different.count {
      var seen: Set<Int> = []
      if let twice = all.first(where: { !seen.insert($0).inserted }) {
        faults.append(.twice(twice))
      }
    }
    if let first = missing.first { faults.append(.missing(first)) }
    if let least = sizes.min(), let most = sizes.max(), most - least > 1 {
      faults.append(.uneven(least, most))
    }
    return faults
  }

  private func isShifted(count: Int, parts: Int) -> Bool {
    folds.contains { !$0.isEmpty }
      && Set(folds.flatMap(\.self)) == Set(1...max(count, 1)) && total == count
  }

  /// Whether each fold holds all indices but those of a right fold. Of two folds, that is right.
  private func areTrainingSets(count: Int, parts: Int) -> Bool {
    guard folds.count == parts, parts != 2, count > 0, total == count * (parts - 1) else {
      return false
    }
    let others = folds.map { fold in (0..<count).filter { !fold.contains($0) } }
    return Division(folds: others).faultsOfParts(count: count)
  }

  private func faultsOfParts(count: Int) -> Bool {
    folds.flatMap(\.self).sorted() == Array(0..<count)
  }
}

/// One thing that is wrong with folds.
enum FoldFault: Equatable {
  case number(of: Int, asked: Int)
  case countedFromOne
  case trainingSets
  case remainderDropped(Int)
  case outside(Int)
  case twice(Int)
  case missing(Int)
  case uneven(Int, Int)

  /// The fault in a clause about one result.
  var clause: String {
    switch self {
    case .number(let number, let asked):
      "there \(number == 1 ? "is 1 fold" : "are \(number) folds") in place of \(asked)"
    case .countedFromOne: "the indices begin with 1, not with 0"
    case .trainingSets: "each fold holds the indices that belong to the other folds"
    case .remainderDropped(let index), .missing(let index): "index \(index) is in no fold"
    case .outside(let index): "there is no example with the index \(index)"
    case .twice(let index): "index \(index) occurs twice"
    case .uneven(let least, let most): "the sizes range from \(least) to \(most)"
    }
  }

  /// The misconception, for a sentence about all results.
  private var name: VariantName {
    let (id, sentence) =
      switch self {
      case .number:
        (
          "wrong-number-of-folds",
          "You do not always return as many folds as asked for; some may have to be empty."
        )
      case .countedFromOne: ("counted-from-one", "Your indices begin with 1. They begin with 0.")
      case .trainingSets:
        (
          "training-sets",
          "You return what is left for training. A fold is the part that is held out."
        )
      case .remainderDropped:
        (
          "drops-the-remainder",
          "You drop the examples that are left over when the folds are not all of the same size."
        )
      case .outside: ("outside", "Some of your indices belong to no example.")
      case .twice: ("overlap", "Your folds overlap: some index occurs more than once.")
      case .missing: ("examples-missing", "Some examples are in none of your folds.")
      case .uneven:
        (
          "uneven-sizes",
          "The sizes of your folds differ by more than one. Spread the remainder over the folds."
        )
      }
    return VariantName(id: "folds.\(id)", sentence: sentence)
  }

  private static let names = [
    FoldFault.number(of: 0, asked: 0), .countedFromOne, .trainingSets, .remainderDropped(0),
    .outside(0), .twice(0), .missing(0), .uneven(0, 0),
  ].map(\.name)

  /// Names the fault that all wrong results share, or else the most common one.
  ///
  /// Many divisions have the same fault, so the results themselves are what is expected of the
  /// misconception.
  static let family = Family<FoldsExercise.Scenario>(names) { runs in
    var results: [[Int]: Trace] = [:]
    var common: [VariantName] = []
    for run in runs {
      let (count, parts) = run.scenario
      results[[count, parts]] = run.trace
      let faults = run.trace.rows.first.map {
        Division($0.value).faults(count: count, parts: parts)
      }
      common += faults?.map(\.name) ?? []
    }
    let most = names.map { name in common.count { $0 == name } }.max() ?? 0
    guard most > 0, let name = names.first(where: { name in common.count { $0 == name } == most })
    else { return nil }
    return Variant(name.id, name.sentence) { [results] count, parts in
      results[[count, parts]] ?? Trace()
    }
  }
}
