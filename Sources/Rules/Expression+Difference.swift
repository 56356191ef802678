extension Expression {
  /// A place in a formula.
  struct Place: Hashable {
    enum Part: Hashable {
      /// The outermost operator without its operands.
      case sign
      case whole
    }

    let node: Node
    let part: Part

    init(_ node: Node, _ part: Part) {
      self.node = node
      self.part = part
    }
  }

  /// The position of a formula within another one.
  struct Node: Hashable {
    /// 1 for the whole, and twice the number plus the operand's index for an operand.
    private let number: Int

    private init(number: Int) {
      self.number = number
    }

    /// The position of the whole formula.
    static let root = Node(number: 1)

    /// Returns the position of an operand.
    func operand(_ index: Int) -> Node { Node(number: 2 * number + index) }
  }

  /// Returns the smallest places of this formula in which another formula differs from it.
  ///
  /// What the other one leaves out is a place. Where it has an addition, the place is the formula that
  /// the addition is made to. Operands of a sum or a product may be exchanged.
  func places(differingIn other: Expression) -> Set<Place> {
    var comparison = FormulaComparison()
    return simplified(comparison.difference((self, .root), (other, .root)).places)
  }

  /// Returns the places without those in a place that is marked as a whole. A formula whose operands
  /// are all marked is marked as a whole.
  private func simplified(_ places: Set<Place>, at node: Node = .root) -> Set<Place> {
    let whole: Set<Place> = [Place(node, .whole)]
    if places.isSuperset(of: whole) { return whole }
    let operands: [Expression]
    switch self {
    case .quantity, .constant: return []
    case .unary(_, let operand): operands = [operand]
    case .binary(_, let left, let right): operands = [left, right]
    }
    let inner = operands.enumerated().map { $1.simplified(places, at: node.operand($0)) }
    let isAll = inner.indices.allSatisfy { inner[$0] == [Place(node.operand($0), .whole)] }
    if isAll { return whole }
    return inner.reduce(places.intersection([Place(node, .sign)])) { $0.union($1) }
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

  /// A part of a formula, and where it stands.
  typealias Part = (formula: Expression, node: Expression.Node)

  private struct Question: Hashable {
    let right: Expression.Node
    let other: Expression.Node
  }

  private var known: [Question: Difference] = [:]

  mutating func difference(_ right: Part, _ other: Part) -> Difference {
    let question = Question(right: right.node, other: other.node)
    if let difference = known[question] { return difference }
    var best = Difference()
    if right.formula != other.formula {
      var candidates = additions(right, other) + matches(right, other)
      candidates += omissions(right, other)
      let (size, otherSize) = (right.formula.size, other.formula.size)
      let replacement = size == 1 && otherSize == 1 ? 1 : size + otherSize
      best = Difference(cost: replacement, places: [Place(right.node, .whole)])
      for candidate in candidates.reversed() where candidate.cost <= best.cost { best = candidate }
    }
    known[question] = best
    return best
  }

  /// The differences between two formulas whose outermost operators are taken for the same place.
  private mutating func matches(_ right: Part, _ other: Part) -> [Difference] {
    switch (right.formula, other.formula) {
    case (.unary(let sign, let operand), .unary(let otherSign, let otherOperand)):
      return [
        mark(sign != otherSign, .sign, right)
          + difference((operand, right.node.operand(0)), (otherOperand, other.node.operand(0)))
      ]
    case (.binary(let sign, let a, let b), .binary(let otherSign, let c, let d)):
      let (left, second) = ((a, right.node.operand(0)), (b, right.node.operand(1)))
      let (otherLeft, otherSecond) = ((c, other.node.operand(0)), (d, other.node.operand(1)))
      var found = [
        mark(sign != otherSign, .sign, right) + difference(left, otherLeft)
          + difference(second, otherSecond)
      ]
      if sign == otherSign, sign == .plus || sign == .times {
        found.append(difference(left, otherSecond) + difference(second, otherLeft))
      } else if sign == otherSign, a == d, b == c {
        found.append(mark(true, .whole, right))
      }
      if right.formula.regroupings.contains(other.formula) {
        found.append(mark(true, .whole, right))
      }
      return found
    default: return []
    }
  }

  /// The differences where the other formula lacks the outermost operator.
  private mutating func omissions(_ right: Part, _ other: Part) -> [Difference] {
    switch right.formula {
    case .quantity, .constant: return []
    case .unary(_, let operand):
      return [mark(true, .sign, right) + difference((operand, right.node.operand(0)), other)]
    case .binary(let sign, let left, let second):
      // A sum's sign is left out with its term. Other operators are not written or belong to a fraction.
      let hasSign = sign == .plus || sign == .minus
      return [(second, left, 1), (left, second, 0)].map { omitted, kept, index in
        var omission =
          mark(true, .whole, (omitted, right.node.operand(index))) + mark(hasSign, .sign, right)
        omission.cost = 1 + omitted.size
        return omission + difference((kept, right.node.operand(1 - index)), other)
      }
    }
  }

  /// The differences where the other formula has one more operator outside.
  private mutating func additions(_ right: Part, _ other: Part) -> [Difference] {
    let kept: [(Expression, index: Int, added: Int)] =
      switch other.formula {
      case .quantity, .constant: []
      case .unary(_, let operand): [(operand, 0, 0)]
      case .binary(_, let left, let second): [(left, 0, second.size), (second, 1, left.size)]
      }
    return kept.map { formula, index, added in
      let inner = difference(right, (formula, other.node.operand(index)))
      return Difference(cost: inner.cost + 1 + added, places: [Place(right.node, .whole)])
    }
  }

  private func mark(_ isDifferent: Bool, _ part: Place.Part, _ place: Part) -> Difference {
    isDifferent ? Difference(cost: 1, places: [Place(place.node, part)]) : Difference()
  }
}
