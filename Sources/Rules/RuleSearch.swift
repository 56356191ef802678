/// Searches the edits of a rule for one, or for two, that explain a program's runs.
public struct RuleSearch: Sendable {
  /// The edits that were found, and the rule with them.
  public struct Match: Sendable {
    public let edits: [RuleEdit]
    public let rule: Rule
  }

  private let rule: Rule
  private let edits: [RuleEdit]
  private let layout: RegisterLayout
  private let lines: [LineCode]
  private let codes: [LineCode?]
  private let starts: [StartCode]

  public init(_ rule: Rule) {
    self.rule = rule
    edits = rule.edits
    var layout = RegisterLayout(of: rule)
    lines = rule.assignments.map { LineCode($0, in: &layout) }
    starts = rule.states.map { StartCode($0.quantity, $0.start, in: &layout) }
    codes = edits.map { edit in
      guard case .formula(let line, let formula) = edit.change else { return nil }
      return LineCode(
        Assignment(target: rule.assignments[line].target, formula: formula), in: &layout)
    }
    for edit in edits {
      guard case .start(let state, let start) = edit.change else { continue }
      _ = StartCode(rule.states[state].quantity, start, in: &layout)
    }
    self.layout = layout
  }

  /// Finds the edits after which the rule gives the observed values of all runs.
  ///
  /// - Parameters:
  ///   - runs: The runs. A short one that shows all quantities belongs first, because it decides which
  ///     edits are tried on the others.
  ///   - bound: The largest |actual − expected| / max(1, |expected|).
  ///   - pairs: Whether pairs of edits are tried where no single one matches.
  ///   - accepts: Whether a match is the one that is searched for, for example on further runs.
  /// - Returns: The first accepted match, or nil.
  public func match(
    _ runs: [RuleRun], within bound: Double, pairs: Bool = true,
    accepts: (Match) -> Bool = { _ in true }
  ) -> Match? {
    guard !runs.isEmpty else { return nil }
    let trial = Trial(self, runs, bound)
    for (index, edit) in edits.enumerated() {
      let found = trial.with(edit, codes[index]) { $0.agrees() }
      guard found else { continue }
      let match = Match(edits: [edit], rule: edit.applied(to: rule))
      if accepts(match) { return match }
    }
    return pairs ? pair(trial, accepts) : nil
  }

  private func pair(_ trial: Trial, _ accepts: (Match) -> Bool) -> Match? {
    let common = edits.indices.filter { edits[$0].isCommon }
    for (place, first) in common.enumerated() {
      let match = trial.with(edits[first], codes[first]) { trial -> Match? in
        for second in common[(place + 1)...] where areIndependent(edits[first], edits[second]) {
          guard trial.with(edits[second], codes[second], { $0.agrees() }) else { continue }
          let pair = [edits[first], edits[second]]
          let match = Match(edits: pair, rule: pair.applied(to: rule))
          if accepts(match) { return match }
        }
        return nil
      }
      if let match { return match }
    }
    return nestedPair(trial, accepts)
  }

  /// Tries two edits of the same line.
  private func nestedPair(_ trial: Trial, _ accepts: (Match) -> Bool) -> Match? {
    for edit in edits where edit.isCommon {
      guard case .formula(let line, let formula) = edit.change else { continue }
      let target = rule.assignments[line].target
      for second in formula.edits(scope: rule.scope) where second.isCommon {
        var layout = layout
        let code = LineCode(Assignment(target: target, formula: second.formula), in: &layout)
        // A number that no other edit has is tried in single edits only.
        guard layout.initial.count == self.layout.initial.count else { continue }
        let other = RuleEdit(
          name: "\(target.slug).\(second.name)", clause: "in \(target.name), \(second.phrase)",
          quantity: target, change: .formula(line: line, second.formula), isCommon: true)
        guard trial.with(other, code, { $0.agrees() }) else { continue }
        let match = Match(edits: [edit, other], rule: other.applied(to: rule))
        if accepts(match) { return match }
      }
    }
    return nil
  }

  private func areIndependent(_ first: RuleEdit, _ second: RuleEdit) -> Bool {
    switch (first.change, second.change) {
    case (.formula(let line, _), .formula(let other, _)): line != other
    case (.order, .order): false
    case (.start(let state, _), .start(let other, _)): state != other
    default: true
    }
  }

  /// The rule's code, in which edits are made for a moment, and the runs that it is compared with.
  private final class Trial {
    private let search: RuleSearch
    private let runs: [RuleRun]
    private let bound: Double
    private let registers: Registers
    private var lines: [LineCode]
    private var order: [Int]
    private var starts: [StartCode]
    private let hyperparameters: [Int]
    private let input: Int
    private let parameter: Int
    private let intermediates: [Int]

    init(_ search: RuleSearch, _ runs: [RuleRun], _ bound: Double) {
      self.search = search
      self.runs = runs
      self.bound = bound
      registers = Registers(search.layout)
      lines = search.lines
      order = Array(search.lines.indices)
      starts = search.starts
      func register(_ quantity: Symbol) -> Int { search.layout.indices[quantity] ?? 0 }
      hyperparameters = search.rule.hyperparameters.map(register)
      input = register(search.rule.input)
      parameter = register(search.rule.parameter)
      intermediates = search.rule.assignments.map(\.target).filter { $0.role == .intermediate }
        .map(register)
    }

    /// Makes an edit, calls a closure, and undoes the edit.
    func with<Result>(_ edit: RuleEdit, _ code: LineCode?, _ body: (Trial) -> Result) -> Result {
      switch edit.change {
      case .formula(let line, _):
        guard let code else { return body(self) }
        let old = lines[line]
        lines[line] = code
        defer { lines[line] = old }
        return body(self)
      case .order(let other):
        let old = order
        order = other
        defer { order = old }
        return body(self)
      case .start(let state, let start):
        var layout = search.layout
        let old = starts[state]
        starts[state] = StartCode(search.rule.states[state].quantity, start, in: &layout)
        defer { starts[state] = old }
        return body(self)
      }
    }

    /// Whether the code gives the observed values of all runs.
    func agrees() -> Bool {
      for run in runs {
        for (register, value) in zip(hyperparameters, run.hyperparameters) {
          registers[register] = value
        }
        registers[parameter] = run.start
        for register in intermediates { registers[register] = 0 }
        for start in starts { registers[start.register] = start.number }
        for (index, observed) in run.observed.enumerated() {
          registers[input] = run.inputs[index]
          if index == 0 {
            for start in starts { if let code = start.formula { registers.run(code) } }
          }
          for line in order { registers.run(lines[line]) }
          let value = registers[parameter]
          let deviation = abs(value - observed) / max(1, abs(observed))
          if !(deviation <= bound), !(value.isNaN && observed.isNaN), value != observed {
            return false
          }
        }
      }
      return true
    }
  }
}
