/// How a rule differs from the right one: the right rule's lines with the places marked in which the
/// two differ.
public struct RuleDifference: Hashable, Sendable {
  /// A line in plain text and in TeX, with the same places marked in both.
  public struct Line: Hashable, Sendable {
    public let text: MarkedText
    /// The line in TeX, with the marked places underlined.
    public let tex: String
  }

  /// All lines of the right rule. A line for each wrong starting value follows.
  public let lines: [Line]
  /// The lines of the other rule that have another formula, in plain text. Empty where the rules also
  /// differ in something else, so that these lines would not tell all.
  public let changedLines: [String]
  /// The quantities whose lines or starting values differ, in the order of the lines.
  public let quantities: [Symbol]

  public init(from right: Rule, to other: Rule) {
    let alignment = Alignment(right.assignments.map(\.target), other.assignments.map(\.target))
    var quantities: [Symbol] = []
    var lines: [Line] = []
    var changed: [String] = []
    for (index, assignment) in right.assignments.enumerated() {
      guard let match = alignment.matches[index].map({ other.assignments[$0] }),
        !alignment.doubled.contains(assignment.target)
      else {
        lines.append(assignment.marked)
        quantities.append(assignment.target)
        continue
      }
      let places = assignment.formula.places(differingIn: match.formula)
      lines.append(assignment.marking(places))
      if places.isEmpty { continue }
      quantities.append(assignment.target)
      changed.append(match.text)
    }
    let starts = right.states.filter { state in
      other.states.contains { $0.quantity == state.quantity && $0.start != state.start }
    }
    self.lines = lines + starts.map(\.markedLine)
    var seen: Set<Symbol> = []
    self.quantities = (quantities + starts.map(\.quantity)).filter { seen.insert($0).inserted }
    changedLines = alignment.isComplete && starts.isEmpty ? changed : []
  }
}

/// Which lines of two rules belong together, by the quantities that they set.
private struct Alignment {
  /// For each line of the first rule, the index of the second rule's line; nil for one that is left out
  /// or stands elsewhere.
  let matches: [Int?]
  /// The quantities of the first rule that the second one sets more often.
  let doubled: Set<Symbol>
  /// Whether both rules set the same quantities in the same order.
  let isComplete: Bool

  /// Finds the longest common sequence of quantities. Of two lines that are exchanged, the first is
  /// the one that stands elsewhere.
  init(_ first: [Symbol], _ second: [Symbol]) {
    let row = [Int](repeating: 0, count: second.count + 1)
    var lengths = [[Int]](repeating: row, count: first.count + 1)
    for i in first.indices.reversed() {
      for j in second.indices.reversed() {
        lengths[i][j] =
          first[i] == second[j]
          ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
      }
    }
    var matches = [Int?](repeating: nil, count: first.count)
    var (i, j) = (0, 0)
    while i < first.count, j < second.count {
      if first[i] == second[j] {
        matches[i] = j
        (i, j) = (i + 1, j + 1)
      } else if lengths[i + 1][j] >= lengths[i][j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    self.matches = matches
    doubled = Set(
      first.filter { quantity in
        second.count { $0 == quantity } > first.count { $0 == quantity }
      })
    isComplete = first == second
  }
}

extension Assignment {
  /// The line with all of it marked.
  fileprivate var marked: RuleDifference.Line {
    RuleDifference.Line(
      text: MarkedText(text, isMarked: true), tex: MarkedText(tex, isMarked: true).underlined)
  }

  /// Returns the line with some places of its formula marked.
  fileprivate func marking(_ places: Set<Expression.Place>) -> RuleDifference.Line {
    RuleDifference.Line(
      text: "\(target.name) ← \(formula.text(marking: places))",
      tex: "\(target.tex) \\leftarrow \(formula.tex(marking: places))")
  }
}

extension State {
  /// The starting value as a line, with the value marked.
  fileprivate var markedLine: RuleDifference.Line {
    let value =
      switch start {
      case .number(let number): Expression.constant(number)
      case .formula(let formula): formula
      }
    let places: Set<Expression.Place> = [Expression.Place(.root, .whole)]
    return RuleDifference.Line(
      text: "\(quantity.name) = \(value.text(marking: places)) before the first step",
      tex: "\(quantity.tex) = \(value.tex(marking: places)) \\text{ before the first step}")
  }
}
