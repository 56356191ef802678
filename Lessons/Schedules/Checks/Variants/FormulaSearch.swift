internal import Checking
internal import Observations
internal import Rules

/// Searches the edits of a formula that is computed once in each call.
struct FormulaSearch {
  /// One call: the numbers that go in, and the number that came out.
  struct Sample {
    let hyperparameters: [Double]
    let input: Double
    let value: Double
    /// The inputs of everything that was computed together, and the place of this one among them.
    var allInputs: [Double]?
    var place = 0

    fileprivate var run: RuleRun {
      RuleRun(
        hyperparameters: hyperparameters, start: 0, allInputs: [allInputs ?? [input]],
        index: allInputs == nil ? 0 : place, observed: [value])
    }
  }

  /// Edits that explain the samples.
  struct Match {
    let rule: Rule
    /// The edits' names, without that of the exercise.
    let name: String
    let sentence: String
    let mistake: FormulaMistake
  }

  /// The most matches that are compared with all runs.
  private static let mostCandidates = 24
  /// The most samples.
  private static let mostSamples = 40

  private let rule: Rule
  private let exercise: String
  private let isLessonsOwn: Bool
  private let search: RuleSearch

  init(_ rule: Rule, in exercise: String, usual: [Double] = [], isLessonsOwn: Bool = true) {
    self.rule = rule
    self.exercise = exercise
    self.isLessonsOwn = isLessonsOwn
    search = RuleSearch(rule, usual: usual)
  }

  /// Returns a sample for each call whose rate is a finite number, as many as are needed.
  static func samples<Call>(
    _ calls: [(Call, Trace.Row)], _ sample: (Call, Double) -> Sample?
  ) -> [Sample] {
    let all = calls.compactMap { call, row -> Sample? in
      guard let value = row.values.first, value.isFinite else { return nil }
      return sample(call, value)
    }
    let stride = max(1, all.count / mostSamples)
    return all.indices.filter { $0 % stride == 0 }.map { all[$0] }
  }

  /// Whether the samples follow the formula.
  func isRight(_ samples: [Sample]) -> Bool {
    samples.allSatisfy { $0.run.follows(rule, within: Tolerance.standard.bound) }
  }

  /// Returns what is made of the first match that is accepted; nil where the formula is right.
  func match<Result>(
    _ samples: [Sample], within bound: Double = Tolerance.standard.bound,
    _ make: (Match) -> Result, accepts: (Result) -> Bool
  ) -> Result? {
    // A formula that is right in the samples cannot be corrected by them.
    let runs = samples.map(\.run)
    let wrong = runs.filter { !$0.follows(rule, within: bound) }
    guard !wrong.isEmpty else { return nil }
    let right = runs.filter { $0.follows(rule, within: bound) }
    for stage in RuleSearch.Stage.allCases {
      var found: Result?
      var tried = 0
      _ = search.match(wrong + right, within: bound, stages: [stage]) { match in
        tried += 1
        let result = make(self.match(match))
        if accepts(result) { found = result }
        return found != nil || tried == Self.mostCandidates
      }
      if let found { return found }
    }
    return nil
  }

  private func match(_ match: RuleSearch.Match) -> Match {
    let sentences = match.edits.map { edit in
      edit.clause.hasPrefix("\(edit.quantity.name) ")
        ? edit.clause : edit.clause.prefix(1).uppercased() + edit.clause.dropFirst()
    }
    return Match(
      rule: match.rule, name: match.edits.map(\.name).joined(separator: "+"),
      sentence: sentences.map { "\($0)." }.joined(separator: " "),
      mistake: FormulaMistake(
        in: exercise, from: rule, to: match.rule, isLessonsOwn: isLessonsOwn))
  }

  /// The formula's quantities and the single edits, as hints name them.
  static func references(_ rule: Rule, in exercise: String) -> [String] {
    rule.edits.map { FormulaMistake.name(of: $0.quantity, in: exercise) }
      + rule.editNames.map { "\(exercise).\($0)" }
  }
}

/// Computes a formula that remembers nothing.
struct FormulaRunner: Sendable {
  private let runner: RuleRunner

  init(_ rule: Rule) {
    runner = RuleRunner(rule)
  }

  /// Returns the formula's value.
  func value(_ hyperparameters: [Double], _ input: Double) -> Double {
    values(hyperparameters, [input])[0]
  }

  /// Returns the formula's value for each input.
  func values(_ hyperparameters: [Double], _ inputs: [Double]) -> [Double] {
    var memory = runner.initialMemory(count: inputs.count)
    var values = inputs.map { _ in 0.0 }
    runner.step(&values, inputs: inputs, hyperparameters: hyperparameters, memory: &memory)
    return values
  }
}
