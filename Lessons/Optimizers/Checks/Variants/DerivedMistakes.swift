internal import Checking
internal import OptimizersKit
internal import Rules

/// The mistakes that are one or two edits of an optimizer's rule. They are not listed: they are searched
/// for in the runs.
struct DerivedMistakes {
  let optimizer: OptimizerExercise

  /// The most matches of each stage that are compared with all runs.
  private static let mostCandidates = 24

  /// Single edits of each convention's rule come before pairs of any.
  var family: Family<OptimizerScript> {
    Family([], references: optimizer.conventions.flatMap(references)) { [self] runs, agrees in
      let samples = runs.samples
      let isRight = optimizer.conventions.contains { convention in
        samples.allSatisfy { $0.follows(convention.rule, within: Tolerance.standard.bound) }
      }
      guard !samples.isEmpty, !isRight else { return nil }
      let searches = optimizer.conventions.map {
        ($0, RuleSearch($0.rule, usual: optimizer.onTheBanana))
      }
      for stage in RuleSearch.Stage.allCases {
        for (convention, search) in searches {
          var found: Variant<OptimizerScript>?
          var tried = 0
          _ = search.match(samples, within: Tolerance.standard.bound, stages: [stage]) { match in
            tried += 1
            found = variants(match, convention).first(where: agrees)
            return found != nil || tried == Self.mostCandidates
          }
          if let found { return found }
        }
      }
      return nil
    }
  }

  /// The families of the optimizer's own mistakes with a constant.
  func familiesWithConstants(_ convention: Convention) -> [Family<OptimizerScript>] {
    optimizer.mistakes.filter(\.hasUnknown).map { mistake in
      let name = optimizer.name(
        mistake.id, mistake.predicate.replacing("#", with: "a constant"))
      return Family([name]) { [optimizer, convention] runs, agrees in
        let constants = mistake.applied(to: convention.rule).constants(
          of: runs.samples, besides: convention.rule, within: Tolerance.standard.bound)
        return constants.lazy.map { mistake.with($0).variant(of: optimizer, convention) }
          .first(where: agrees)
      }
    }
  }

  /// Returns the mistake alone, and together with each one in `zeroGradient()`, which shows in other
  /// runs.
  private func variants(
    _ match: RuleSearch.Match, _ convention: Convention
  ) -> some Sequence<Variant<OptimizerScript>> {
    let names = match.edits.map(\.name).joined(separator: "+")
    let mistake = optimizer.mistake(from: convention, to: match.rule)
    let sentences = match.edits.map { edit in
      // Where the wrong lines do not tell all, each stands with the sentence about it.
      let line =
        mistake.actualLines.isEmpty
        ? changedLine(of: edit.quantity, in: match.rule, convention) : nil
      return "\(edit.sentence)\(line.map { ": \($0)" } ?? "")."
    }
    let alone = Variant<OptimizerScript>(
      "\(optimizer.id).\(names)", sentences.joined(separator: " "), rule: match.rule
    ).explained(by: mistake)
    let wrong = Convention("", "", match.rule)
    let others = Mistake.zeroing.filter { $0.isPossible(in: match.rule) }
    return (0...others.count).lazy.map { [optimizer] index in
      index == 0
        ? alone
        : others[index - 1].together(names, sentences.joined(separator: " "))
          .variant(of: optimizer, wrong).explained(by: mistake)
    }
  }

  /// The line by which an edited rule computes a quantity, if the rule has no such line.
  private func changedLine(
    of quantity: Symbol, in edited: Rule, _ convention: Convention
  ) -> String? {
    edited.assignments.first {
      $0.target == quantity && !convention.rule.assignments.contains($0)
    }?.text
  }

  /// The rule's quantities and the single edits, as hints name them.
  private func references(_ convention: Convention) -> [String] {
    convention.rule.edits.map { FormulaMistake.name(of: $0.quantity, in: optimizer.id) }
      + convention.rule.editNames.map { "\(optimizer.id).\($0)" }
  }
}

extension RuleEdit {
  /// The clause with a capital letter, unless it begins with a quantity's name.
  fileprivate var sentence: String {
    clause.hasPrefix("\(quantity.name) ")
      ? clause : clause.prefix(1).uppercased() + clause.dropFirst()
  }
}
