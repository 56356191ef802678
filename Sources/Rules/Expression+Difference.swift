extension Expression {
  /// A place in a formula.
  struct Place: Hashable {
    enum Part: Hashable {
      /// The outermost operator without its operands.
      case sign
      case whole
    }

    /// The operands that lead to the place from the outermost operator, by their index.
    let path: [Int]
    let part: Part

    init(_ path: [Int], _ part: Part) {
      self.path = path
      self.part = part
    }
  }

  /// Returns the smallest places of this formula in which another formula differs from it.
  ///
  /// What the other one leaves out is a place. Where it has an addition, the place is the formula that
  /// the addition is made to. Operands of a sum or a product may be exchanged.
  func places(differingIn other: Expression) -> Set<Place> {
    var comparison = FormulaComparison()
    return simplified(comparison.difference(self, other, []).places)
  }

  /// Returns the places without those in a place that is marked as a whole. A formula whose operands
  /// are all marked is marked as a whole.
  private func simplified(_ places: Set<Place>, at path: [Int] = []) -> Set<Place> {
    let whole: Set<Place> = [Place(path, .whole)]
    if places.isSuperset(of: whole) { return whole }
    let operands: [Expression]
    switch self {
    case .quantity, .constant: return []
    case .unary(_, let operand): operands = [operand]
    case .binary(_, let left, let right): operands = [left, right]
    }
    let inner = operands.enumerated().map { $1.simplified(places, at: path + [$0]) }
    let isAll = inner.indices.allSatisfy { inner[$0] == [Place(path + [$0], .whole)] }
    if isAll { return whole }
    return inner.reduce(places.intersection([Place(path, .sign)])) { $0.union($1) }
  }

  /// How many operators, quantities and numbers the formula has.
  fileprivate var size: Int {
    switch self {
    case .quantity, .constant: 1
    case .unary(_, let operand): 1 + operand.size
    case .binary(_, let left, let right): 1 + left.size + right.size
    }
  }
}

/// Compares formulas by the cheapest edits that lead from one to the other.
private struct FormulaComparison {
  typealias Place = Expression.Place

  /// The edits' cost, and where in the first formula they are made.
  struct Difference {
    var cost = 0
    var places: Set<Place> = []

    static func + (_ first: Difference, _ second: Difference) -> Difference {
      Difference(cost: first.cost + second.cost, places: first.places.union(second.places))
    }
  }

  private struct Question: Hashable {
    let path: [Int]
    let other: Expression
  }

  private var known: [Question: Difference] = [:]

  mutating func difference(
    _ right: Expression, _ other: Expression, _ path: [Int]
  ) -> Difference {
    if right == other { return Difference() }
    let question = Question(path: path, other: other)
    if let difference = known[question] { return difference }
    var candidates = additions(right, other, path) + matches(right, other, path)
    candidates += omissions(right, other, path)
    let replacement = right.size == 1 && other.size == 1 ? 1 : right.size + other.size
    candidates.append(Difference(cost: replacement, places: [Place(path, .whole)]))
    var best = candidates[0]
    for candidate in candidates where candidate.cost < best.cost { best = candidate }
    known[question] = best
    return best
  }

  /// The differences between two formulas whose outermost operators are taken for the same place.
  private mutating func matches(
    _ right: Expression, _ other: Expression, _ path: [Int]
  ) -> [Difference] {
    switch (right, other) {
    case (.unary(let sign, let operand), .unary(let otherSign, let otherOperand)):
      return [
        mark(sign != otherSign, .sign, path) + difference(operand, otherOperand, path + [0])
      ]
    case (.binary(let sign, let a, let b), .binary(let otherSign, let c, let d)):
      var found = [
        mark(sign != otherSign, .sign, path) + difference(a, c, path + [0])
          + difference(b, d, path + [1])
      ]
      if sign == otherSign, sign == .plus || sign == .times {
        found.append(difference(a, d, path + [0]) + difference(b, c, path + [1]))
      } else if sign == otherSign, a == d, b == c {
        found.append(mark(true, .whole, path))
      }
      if right.regroupings.contains(other) { found.append(mark(true, .whole, path)) }
      return found
    default: return []
    }
  }

  /// The differences where the other formula lacks the outermost operator.
  private mutating func omissions(
    _ right: Expression, _ other: Expression, _ path: [Int]
  ) -> [Difference] {
    switch right {
    case .quantity, .constant: return []
    case .unary(_, let operand):
      return [mark(true, .sign, path) + difference(operand, other, path + [0])]
    case .binary(let sign, let left, let second):
      // A sum's sign is left out with its term. Other operators are not written or belong to a fraction.
      let hasSign = sign == .plus || sign == .minus
      return [(second, left, 1), (left, second, 0)].map { omitted, kept, index in
        var omission = mark(true, .whole, path + [index]) + mark(hasSign, .sign, path)
        omission.cost = 1 + omitted.size
        return omission + difference(kept, other, path + [1 - index])
      }
    }
  }

  /// The differences where the other formula has one more operator outside.
  private mutating func additions(
    _ right: Expression, _ other: Expression, _ path: [Int]
  ) -> [Difference] {
    let kept: [(Expression, added: Int)] =
      switch other {
      case .quantity, .constant: []
      case .unary(_, let operand): [(operand, 0)]
      case .binary(_, let left, let second): [(left, second.size), (second, left.size)]
      }
    return kept.map { formula, added in
      let cost = difference(right, formula, path).cost + 1 + added
      return Difference(cost: cost, places: [Place(path, .whole)])
    }
  }

  private func mark(_ isDifferent: Bool, _ part: Place.Part, _ path: [Int]) -> Difference {
    isDifferent ? Difference(cost: 1, places: [Place(path, part)]) : Difference()
  }
}
