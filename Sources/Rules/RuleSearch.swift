/// Searches the edits of a rule for one, or for two, that explain a program's runs.
public struct RuleSearch: Sendable {
  /// The edits that were found, and the rule with them.
  public struct Match: Sendable {
    public let edits: [RuleEdit]
    public let rule: Rule
  }

  let rule: Rule
  private let edits: [RuleEdit]
  private let code: RuleCode
  private let codes: [LineCode?]
  private let usual: [Double]

  /// Creates a search for the edits of a rule.
  ///
  /// - Parameters:
  ///   - rule: The rule.
  ///   - usual: The usual value of each hyperparameter, which a program may have in its place.
  public init(_ rule: Rule, usual: [Double] = []) {
    self.rule = rule
    edits = rule.edits + rule.usualValueEdits(usual)
    var code = RuleCode(rule)
    codes = edits.map { edit in
      switch edit.change {
      case .formula(let line, let formula):
        LineCode(
          Assignment(target: rule.assignments[line].target, formula: formula), in: &code.layout)
      case .target(let line, let target):
        LineCode(
          Assignment(target: target, formula: rule.assignments[line].formula), in: &code.layout)
      case .start(let state, let start):
        StartCode(rule.states[state].quantity, start, in: &code.layout).formula
      case .order, .rule: nil
      }
    }
    code.findSpecialRegisters()
    self.code = code
    self.usual = usual
  }

  /// Which edits are tried.
  public enum Stage: CaseIterable, Sendable {
    case singleEdits
    /// Single edits with a constant whose value is computed from the runs.
    case constants
    case pairs
  }

  /// Finds the edits after which the rule gives the observed values of all runs.
  ///
  /// - Parameters:
  ///   - runs: The runs. A short one that shows all quantities belongs first, because it decides which
  ///     edits are tried on the others.
  ///   - bound: The largest |actual − expected| / max(1, |expected|).
  ///   - stages: The edits that are tried, in this order.
  ///   - accepts: Whether a match is the one that is searched for, for example on further runs.
  /// - Returns: The first accepted match, or nil.
  public func match(
    _ runs: [RuleRun], within bound: Double, stages: [Stage] = Stage.allCases,
    accepts: (Match) -> Bool = { _ in true }
  ) -> Match? {
    guard !runs.isEmpty else { return nil }
    let trial = Trial(code, runs, bound)
    for stage in stages {
      let match =
        switch stage {
        case .singleEdits: single(trial, accepts)
        case .constants: constant(trial, accepts)
        case .pairs: pair(trial, accepts)
        }
      if let match { return match }
    }
    return nil
  }

  private func single(_ trial: Trial, _ accepts: (Match) -> Bool) -> Match? {
    for (index, edit) in edits.enumerated() {
      let found =
        if case .rule(let other) = edit.change {
          Trial(RuleCode(other), trial.runs, trial.bound).agrees()
        } else {
          trial.with(edit, codes[index]) { $0.agrees() }
        }
      guard found else { continue }
      let match = Match(edits: [edit], rule: edit.applied(to: rule))
      if accepts(match) { return match }
    }
    return nil
  }

  private func constant(_ trial: Trial, _ accepts: (Match) -> Bool) -> Match? {
    let clues = trial.clues()
    for edit in rule.constantEdits(usual: usual) {
      let constants = Trial(RuleCode(edit.rule), trial.runs, trial.bound).constants(
        in: edit.range.grid, clues: clues, attempts: edit.attempts)
      for constant in constants {
        let edit = edit.with(constant)
        let match = Match(edits: [edit], rule: edit.applied(to: rule))
        if accepts(match) { return match }
      }
    }
    return nil
  }

  /// Tries two edits of different places.
  private func pair(_ trial: Trial, _ accepts: (Match) -> Bool) -> Match? {
    func match(_ first: Int, _ second: Int) -> Match? {
      let agrees = trial.with(edits[first], codes[first]) { trial in
        trial.with(edits[second], codes[second]) { $0.agrees() }
      }
      guard agrees else { return nil }
      let pair = [edits[first], edits[second]]
      let match = Match(edits: pair, rule: pair.applied(to: rule))
      return accepts(match) ? match : nil
    }
    let common = edits.indices.filter { edits[$0].isLikely }
    let inLines = common.filter { edits[$0].line != nil }
    let pairs = FirstStep(code, trial.firstRun, edits, codes, inLines)
      .pairs(within: trial.bound)
    for (first, second) in pairs { if let match = match(first, second) { return match } }
    // Edits of the order and of starting values, with any other.
    for first in common where edits[first].line == nil {
      for second in common where areIndependent(edits[first], edits[second]) {
        if let match = match(first, second) { return match }
      }
    }
    return nestedPair(trial, accepts)
  }

  /// Tries two edits of the same line, each of one token.
  private func nestedPair(_ trial: Trial, _ accepts: (Match) -> Bool) -> Match? {
    for edit in edits where edit.likelihood == .token {
      guard case .formula(let line, let formula) = edit.change else { continue }
      let target = rule.assignments[line].target
      for second in formula.tokenEdits(scope: rule.scope) {
        var layout = code.layout
        let code = LineCode(Assignment(target: target, formula: second.formula), in: &layout)
        // A number that no other edit has is tried in single edits only.
        guard layout.initial.count == self.code.layout.initial.count else { continue }
        let other = RuleEdit(
          name: "\(target.slug).\(second.name)", clause: "in \(target.name), \(second.phrase)",
          quantity: target, change: .formula(line: line, second.formula), likelihood: .token)
        guard trial.with(other, code, { $0.agrees() }) else { continue }
        let match = Match(edits: [edit, other], rule: other.applied(to: rule))
        if accepts(match) { return match }
      }
    }
    return nil
  }

  private func areIndependent(_ first: RuleEdit, _ second: RuleEdit) -> Bool {
    switch (first.change, second.change) {
    case (.formula(let line, _), .formula(let other, _)),
      (.formula(let line, _), .target(let other, _)),
      (.target(let line, _), .formula(let other, _)),
      (.target(let line, _), .target(let other, _)):
      line != other
    case (.rule, _), (_, .rule): false
    case (.order, .order): false
    case (.start(let state, _), .start(let other, _)): state != other
    default: true
    }
  }
}
