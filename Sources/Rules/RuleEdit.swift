/// One way in which a rule can be wrong.
public struct RuleEdit: Sendable {
  enum Change: Sendable {
    /// Another formula for the line with this index.
    case formula(line: Int, Expression)
    /// Another quantity to which the line with this index is assigned.
    case target(line: Int, Symbol)
    /// The lines that are run, by their indices, in another order, doubled or left out.
    case order([Int])
    /// Another starting value for the state with this index.
    case start(state: Int, State.Start)
    /// Another rule altogether. Such edits are tried one at a time only.
    case rule(Rule)
  }

  /// A name for the edit, such as `r.minus-for-plus`.
  public var name: String { makeName() }
  /// The edit in a clause, such as `in r, a minus stands where a plus belongs`.
  public var clause: String { makeClause() }
  /// The quantity that is wrong.
  public let quantity: Symbol
  let change: Change
  /// Whether the edit is tried in pairs too.
  public var isLikely: Bool { likelihood >= .common }
  let likelihood: Likelihood
  /// Most edits are never told, so their words are made when they are asked for.
  private let makeName: @Sendable () -> String
  private let makeClause: @Sendable () -> String

  init(
    name: @autoclosure @escaping @Sendable () -> String,
    clause: @autoclosure @escaping @Sendable () -> String, quantity: Symbol, change: Change,
    likelihood: Likelihood
  ) {
    makeName = name
    makeClause = clause
    self.quantity = quantity
    self.change = change
    self.likelihood = likelihood
  }

  /// Returns the rule with the edit made. Formulas are edited before their order.
  public func applied(to rule: Rule) -> Rule {
    [self].applied(to: rule)
  }
}

extension RuleEdit {
  /// The index of the line that is changed, if it is one.
  var line: Int? {
    switch change {
    case .formula(let line, _), .target(let line, _): line
    case .order, .start, .rule: nil
    }
  }
}

extension [RuleEdit] {
  /// Returns the rule with all edits made.
  public func applied(to rule: Rule) -> Rule {
    var edited = rule
    for case .rule(let other) in map(\.change) { edited = other }
    for case .formula(let line, let formula) in map(\.change) {
      edited.assignments[line].formula = formula
    }
    for case .target(let line, let target) in map(\.change) {
      edited.assignments[line] = Assignment(
        target: target, formula: edited.assignments[line].formula)
    }
    for case .start(let state, let start) in map(\.change) { edited.states[state].start = start }
    let lines = edited.assignments
    for case .order(let order) in map(\.change) { edited.assignments = order.map { lines[$0] } }
    return edited
  }
}

extension Rule {
  /// All single edits of the rule, the most probable first.
  public var edits: [RuleEdit] {
    let all =
      formulaEdits + targetEdits + orderEdits + startEdits + hyperparameterEdits + inputEdits
      + resultEdits
    return all.filter(\.isLikely) + all.filter { !$0.isLikely }
  }

  /// The names of the single edits, with and without a constant.
  public var editNames: [String] {
    edits.map(\.name) + constantEdits(usual: []).map(\.name)
  }

  /// The quantities that a formula may use.
  var scope: [Symbol] {
    var seen: Set<Symbol> = []
    return
      (hyperparameters + [input, parameter] + states.map(\.quantity)
      + assignments.map(\.target)).filter { seen.insert($0).inserted }
  }

  private var formulaEdits: [RuleEdit] {
    assignments.enumerated().flatMap { line, assignment in
      assignment.formula.edits(scope: scope).map { edit in
        RuleEdit(
          name: "\(assignment.target.slug).\(edit.name)",
          clause: "in \(assignment.target.name), \(edit.phrase)", quantity: assignment.target,
          change: .formula(line: line, edit.formula), likelihood: edit.likelihood)
      }
    }
  }

  /// Lines whose result goes to another quantity.
  private var targetEdits: [RuleEdit] {
    let targets = states.map(\.quantity) + assignments.map(\.target)
    return assignments.enumerated().flatMap { line, assignment in
      Set(targets).subtracting([assignment.target]).sorted { $0.slug < $1.slug }.map { other in
        RuleEdit(
          name: "\(other.slug)-assigned-for-\(assignment.target.slug)",
          clause:
            "the result for \(assignment.target.name) is assigned to \(other.name)",
          quantity: assignment.target, change: .target(line: line, other), likelihood: .rare)
      }
    }
  }

  private var orderEdits: [RuleEdit] {
    let lines = Array(assignments.indices)
    var edits: [RuleEdit] = []
    func add(_ name: String, _ clause: String, _ line: Int, _ order: [Int]) {
      let target = assignments[line].target
      edits.append(
        RuleEdit(
          name: "\(target.slug).\(name)", clause: clause, quantity: target, change: .order(order),
          likelihood: .common))
    }
    for line in lines {
      let name = assignments[line].target.name
      let others = lines.filter { $0 != line }
      add("never-updated", "\(name) is never updated", line, others)
      add("updated-twice", "\(name) is updated twice in each step", line, lines + [line])
      var doubled = lines
      doubled.insert(line, at: line)
      add("updated-twice", "\(name) is updated twice in each step", line, doubled)
      for place in others.indices.map({ $0 + 1 }) + [0] {
        var order = others
        order.insert(line, at: place)
        guard order != lines else { continue }
        let neighbour = place == 0 ? nil : order[place - 1]
        let clause =
          neighbour.map { "\(name) is updated after \(assignments[$0].target.name)" }
          ?? "\(name) is updated first"
        add("updated-elsewhere", clause, line, order)
      }
    }
    add("twice", "the whole step is made twice", lines.count - 1, lines + lines)
    return edits
  }

  private var startEdits: [RuleEdit] {
    let input = Expression.quantity(input)
    return states.enumerated().flatMap { index, state in
      let starts: [(String, String, State.Start)] = [
        ("starts-at-one", "1", .number(1)), ("starts-at-minus-one", "−1", .number(-1)),
        ("starts-at-zero", "0", .number(0)),
        ("starts-at-first-input", "the first \(self.input.name)", .formula(input)),
        (
          "starts-at-first-square", "the first \(self.input.name)²",
          .formula(.binary(.power, input, .constant(2)))
        ),
      ]
      let others = hyperparameters.map {
        ("starts-at-\($0.slug)", $0.name, State.Start.formula(.quantity($0)))
      }
      return (starts + others).filter { $0.2 != state.start }.enumerated().map { place, start in
        let (name, words, start) = start
        return RuleEdit(
          name: "\(state.quantity.slug).\(name)",
          clause: "\(state.quantity.name) starts at \(words)", quantity: state.quantity,
          change: .start(state: index, start),
          likelihood: place < starts.count ? .common : .rare)
      }
    }
  }
}
