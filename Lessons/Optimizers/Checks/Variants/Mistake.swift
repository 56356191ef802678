internal import Checking
internal import Observations
internal import OptimizersKit
internal import Rules

/// A mistake with a name: other lines of a rule, changes around its steps, or both.
struct Mistake: Sendable {
  let id: String
  /// What the optimizer does, to follow `Your Adam`.
  let predicate: String
  private let change: @Sendable (Rule) -> Rule
  private let others: (@Sendable (Rule) -> Rule)?
  private let hooks: Hooks?

  private init(
    _ id: String, _ predicate: String, others: (@Sendable (Rule) -> Rule)?, hooks: Hooks?,
    change: @escaping @Sendable (Rule) -> Rule
  ) {
    self.id = id
    self.predicate = predicate
    self.change = change
    self.others = others
    self.hooks = hooks
  }

  /// Creates a mistake in some lines of a rule.
  ///
  /// - Parameters:
  ///   - id: The name, without the exercise's.
  ///   - predicate: What the optimizer does, to follow `Your Adam`. `#` stands for the constant that is
  ///     read off the runs, which is ``Symbol/unknown`` in the lines.
  ///   - starts: The states that start at another value than zero.
  ///   - lines: The lines that differ. New lines go before the next one that the rule has.
  init(
    _ id: String, _ predicate: String, starts: [Symbol: Expression] = [:],
    @RuleBuilder lines: @escaping @Sendable () -> [Assignment]
  ) {
    self.init(
      id, predicate, others: nil, hooks: nil, change: { $0.replacing(lines).starting(starts) })
  }

  /// Creates a mistake that changes a rule, and perhaps something around its steps.
  init(
    _ id: String, _ predicate: String, hooks: Hooks? = nil,
    changing change: @escaping @Sendable (Rule) -> Rule
  ) {
    self.init(id, predicate, others: nil, hooks: hooks, change: change)
  }

  /// Creates a mistake around the steps of a rule.
  init(_ id: String, _ predicate: String, hooks: Hooks) {
    self.init(id, predicate, others: nil, hooks: hooks, change: { $0 })
  }

  /// Returns a mistake by which all parameters but the first follow another rule.
  static func inOthers(
    _ id: String, _ predicate: String, rule: @escaping @Sendable (Rule) -> Rule
  ) -> Mistake {
    Mistake(id, predicate, others: rule, hooks: nil, change: { $0 })
  }

  /// Whether the mistake has a constant whose value is not known.
  var hasUnknown: Bool { predicate.contains("#") }

  /// Whether a submission can make the mistake.
  ///
  /// A change of the rule must change it, and what is remembered matters only where something is.
  func isPossible(in rule: Rule) -> Bool {
    if let hooks { return !hooks.concernsMemory || !rule.states.isEmpty }
    return others != nil || change(rule) != rule
  }

  /// Returns the mistake with a value in the place of its unknown constant, and in its words.
  func with(_ constant: Double) -> Mistake {
    let text = NumberText.short(constant)
    return Mistake(
      id, predicate.replacing("#", with: text), others: others, hooks: hooks,
      change: { change($0).substituting([.unknown: .constant(constant)]) })
  }

  /// Returns the mistake with the name and the sentence of another one, which the rule has already.
  func together(_ id: String, _ sentence: String) -> Mistake {
    Mistake(
      "\(id)+\(self.id)", "\(predicate) \(sentence)", others: others, hooks: hooks, change: change)
  }

  /// Returns the rule with the mistake.
  func applied(to rule: Rule) -> Rule { change(rule) }

  /// Returns the mistake as a submission makes it that otherwise follows a convention.
  ///
  /// - Parameters:
  ///   - optimizer: The exercise.
  ///   - convention: The convention.
  /// - Returns: The variant, with the lesson's formula and what differs in it.
  func variant(
    of optimizer: OptimizerExercise, _ convention: Convention
  ) -> Variant<OptimizerScript> {
    let wrong = change(convention.rule)
    let isInRule = wrong != convention.rule
    let name = optimizer.name(id, predicate)
    // Most variants are never compared with a run, so the rules are compiled when they are.
    let make: @Sendable (OptimizerScript, SharedMembers) -> Trace = {
      [hooks, others] script, shared in
      let runner = isInRule ? RuleRunner(wrong) : convention.runner
      let otherRunner = others.map { RuleRunner($0(convention.rule)) }
      return script.trace { parameters, values in
        RuleOptimizer(
          parameters, runner, values, others: otherRunner, hooks: hooks ?? Hooks(), shared: shared)
      }
    }
    if case .memory = hooks?.sharing {
      return Variant(
        name.id, name.sentence,
        acrossScenarios: {
          let shared = SharedMembers()
          return { make($0, shared) }
        })
    }
    let variant = Variant<OptimizerScript>(name.id, name.sentence) { make($0, SharedMembers()) }
    guard isInRule, others == nil else { return variant }
    return variant.explained(by: optimizer.mistake(from: convention, to: wrong))
  }
}

extension OptimizerExercise {
  /// Returns the name of a mistake.
  ///
  /// - Parameters:
  ///   - mistake: The mistake's id, without the exercise's.
  ///   - predicate: What the optimizer does, to follow `Your Adam`.
  /// - Returns: The name.
  func name(_ mistake: String, _ predicate: String) -> VariantName {
    VariantName(id: "\(id).\(mistake)", sentence: "Your \(name) \(predicate)")
  }

  /// Returns what differs between a convention's formula and a wrong one.
  func mistake(from convention: Convention, to wrong: Rule) -> FormulaMistake {
    FormulaMistake(
      in: id, from: convention.rule, to: wrong,
      isLessonsOwn: convention.rule == conventions[0].rule)
  }
}

/// An accepted way to compute an optimizer's steps.
struct Convention: Sendable {
  let id: String
  let sentence: String
  let rule: Rule
  /// The rule as it is run.
  let runner: RuleRunner

  init(_ id: String, _ sentence: String, _ rule: Rule) {
    self.id = id
    self.sentence = sentence
    self.rule = rule
    runner = RuleRunner(rule)
  }
}

extension Variant<OptimizerScript> {
  /// Creates a variant that follows a rule.
  init(_ id: String, _ sentence: String, tolerance: Tolerance? = nil, rule: Rule) {
    let runner = RuleRunner(rule)
    self.init(id, sentence, tolerance: tolerance) { script in
      script.trace { RuleOptimizer($0, runner, $1) }
    }
  }
}
