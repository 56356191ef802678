internal import Checking
internal import Observations
internal import OptimizersKit
internal import Rules

/// The mistakes that are one or two edits of an optimizer's rule. They are not listed: they are searched
/// for in the runs.
struct DerivedMistakes: Sendable {
  /// The exercise's id.
  private let exercise: String
  private let rule: Rule
  /// Whether the rule is the one that the lesson prints.
  private let isLessonsOwn: Bool
  private let search: RuleSearch

  init(_ exercise: String, _ rule: Rule, isLessonsOwn: Bool) {
    self.exercise = exercise
    self.rule = rule
    self.isLessonsOwn = isLessonsOwn
    search = RuleSearch(rule)
  }

  /// The most edits that are compared with all runs.
  private static let mostCandidates = 24

  var family: Family<OptimizerScript> {
    Family([], references: references) { runs, agrees in
      let samples = Self.samples(of: runs)
      guard !samples.isEmpty, !follows(samples) else { return nil }
      var found: Variant<OptimizerScript>?
      var tried = 0
      _ = search.match(samples, within: Tolerance.standard.bound) { match in
        tried += 1
        let variant = variant(match)
        if agrees(variant) { found = variant }
        return found != nil || tried == Self.mostCandidates
      }
      return found
    }
  }

  /// Whether the rule itself gives the observed values, so that the mistake is not in the rule.
  private func follows(_ samples: [RuleRun]) -> Bool {
    samples.allSatisfy { sample in
      zip(
        rule.values(
          hyperparameters: sample.hyperparameters, start: sample.start, inputs: sample.inputs),
        sample.observed
      ).allSatisfy { Tolerance.standard.accepts($1, for: $0) }
    }
  }

  private func variant(_ match: RuleSearch.Match) -> Variant<OptimizerScript> {
    let names = match.edits.map(\.name).joined(separator: "+")
    let runner = RuleRunner(match.rule)
    let mistake = FormulaMistake(
      in: exercise, from: rule, to: match.rule, isLessonsOwn: isLessonsOwn)
    let sentences = match.edits.map { edit in
      // Where the wrong lines do not tell all, each stands with the sentence about it.
      let line = mistake.actualLines.isEmpty ? changedLine(of: edit.quantity, in: match.rule) : nil
      return "\(edit.sentence)\(line.map { ": \($0)" } ?? "")."
    }
    return Variant(
      "\(exercise).\(names)", sentences.joined(separator: " "), rule: { DataRule(runner, $0) }
    ).explained(by: mistake)
  }

  /// The line by which an edited rule computes a quantity, if the rule has no such line.
  private func changedLine(of quantity: Symbol, in edited: Rule) -> String? {
    edited.assignments.first { $0.target == quantity && !rule.assignments.contains($0) }?.text
  }

  /// The rule's quantities and the single edits, as hints name them.
  private var references: [String] {
    let edits = rule.edits
    return edits.map { FormulaMistake.name(of: $0.quantity, in: exercise) }
      + edits.map { "\(exercise).\($0.name)" }
  }

  /// Returns short runs of single parameters, those that show a difference first.
  private static func samples(of runs: [ObservedRun<OptimizerScript>]) -> [RuleRun] {
    let scripts = runs.filter { !$0.scenario.givenGradients.isEmpty }
    let order = scripts.sorted {
      ($0.firstDifferentRow == nil ? 1 : 0, $0.scenario.operations.count)
        < ($1.firstDifferentRow == nil ? 1 : 0, $1.scenario.operations.count)
    }
    return order.prefix(10).flatMap { $0.scenario.runs(observed: $0.trace) }
  }
}

extension RuleEdit {
  /// The clause with a capital letter, unless it begins with a quantity's name.
  fileprivate var sentence: String {
    clause.hasPrefix("\(quantity.name) ")
      ? clause : clause.prefix(1).uppercased() + clause.dropFirst()
  }
}

extension OptimizerScript {
  /// The gradient of each step, where one optimizer steps with given gradients only; else empty.
  fileprivate var givenGradients: [[Double]] {
    var gradients: [[Double]] = []
    var given: [Double]?
    for (index, operation) in operations.enumerated() {
      switch operation {
      case .create: if index > 0 { return [] }
      case .setGradient(_, let gradient): given = gradient
      case .step:
        guard let gradient = given else { return [] }
        gradients.append(gradient)
        given = nil
      case .backward, .release: return []
      case .zeroGradient, .observeParameters, .observeGradient: break
      }
    }
    return gradients
  }

  /// Returns the runs of the first parameters for the first steps.
  fileprivate func runs(observed trace: Trace) -> [RuleRun] {
    guard case .create(_, let start, let hyperparameters, _)? = operations.first else { return [] }
    let gradients = givenGradients.prefix(12)
    let rows = Dictionary(
      trace.rows.filter { $0.label == "the parameters" && $0.values.count == start.count }
        .map { ($0.number, $0.values) }, uniquingKeysWith: { $1 })
    return start.indices.prefix(2).compactMap { index in
      let observed = (1...gradients.count).map { rows[$0]?[index] }.prefix { $0 != nil }
      guard !observed.isEmpty else { return nil }
      return RuleRun(
        hyperparameters: hyperparameters, start: start[index],
        inputs: gradients.map { $0[index] }, observed: observed.compactMap(\.self))
    }
  }
}
