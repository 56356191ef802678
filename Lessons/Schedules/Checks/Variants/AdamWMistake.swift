internal import Checking
internal import Observations
internal import Rules
internal import SchedulesKit

/// An accepted way to compute AdamW's steps.
struct AdamWConvention: Sendable {
  let id: String
  let sentence: String
  let rule: Rule
  let runner: RuleRunner

  init(_ id: String, _ sentence: String, _ rule: Rule) {
    self.id = "adamw.\(id)"
    self.sentence = sentence
    self.rule = rule
    runner = RuleRunner(rule)
  }

  var variant: Variant<AdamWScript> {
    Variant(id, sentence) { [runner] script in
      script.trace { RuleOptimizer($0, runner, $1) }
    }
  }

  static let all = [
    AdamWConvention(
      "decay-first", "The decay comes before Adam’s step.", AdamWRules.decayFirst),
    AdamWConvention(
      "decay-after", "The decay comes after Adam’s step.", AdamWRules.decayAfter),
    AdamWConvention(
      "epsilon-inside-root", "ε stands inside the root, and the decay comes first.",
      AdamWRules.insideFirst),
    AdamWConvention(
      "epsilon-inside-root-decay-after", "ε stands inside the root, and the decay comes after.",
      AdamWRules.insideAfter),
    AdamWConvention(
      "epsilon-unscaled", "ε is the unscaled ε̂ of Adam’s paper, and the decay comes first.",
      AdamWRules.unscaledFirst),
    AdamWConvention(
      "epsilon-unscaled-decay-after",
      "ε is the unscaled ε̂ of Adam’s paper, and the decay comes after.", AdamWRules.unscaledAfter),
  ]
}

/// A mistake with a name: other lines of a rule, changes around its steps, or both.
struct AdamWMistake: Sendable {
  let id: String
  /// What the optimizer does, to follow `Your AdamW`. `#` stands for the constant that is read off
  /// the runs.
  let predicate: String
  private let change: @Sendable (Rule) -> Rule
  private let hooks: AdamWHooks?

  init(
    _ id: String, _ predicate: String, hooks: AdamWHooks? = nil,
    changing change: @escaping @Sendable (Rule) -> Rule
  ) {
    self.id = id
    self.predicate = predicate
    self.change = change
    self.hooks = hooks
  }

  /// Creates a mistake in some lines of a rule.
  init(
    _ id: String, _ predicate: String, @RuleBuilder lines: @escaping @Sendable () -> [Assignment]
  ) {
    self.init(id, predicate) { $0.replacing(lines) }
  }

  /// Creates a mistake around the steps of a rule.
  init(_ id: String, _ predicate: String, hooks: AdamWHooks) {
    self.init(id, predicate, hooks: hooks) { $0 }
  }

  var hasUnknown: Bool { predicate.contains("#") }

  /// Whether it changes a rule or what is around its steps.
  func isPossible(in rule: Rule) -> Bool { hooks != nil || change(rule) != rule }

  /// Returns the mistake with a value in the place of its unknown constant, and in its words.
  func with(_ constant: Double) -> AdamWMistake {
    AdamWMistake(
      id, predicate.replacing("#", with: NumberText.short(constant)), hooks: hooks
    ) { change($0).substituting([.unknown: .constant(constant)]) }
  }

  /// Returns the mistake with the name and the sentence of another one, which the rule has already.
  func together(_ id: String, _ sentence: String) -> AdamWMistake {
    AdamWMistake("\(id)+\(self.id)", "\(predicate) \(sentence)", hooks: hooks, changing: change)
  }

  func applied(to rule: Rule) -> Rule { change(rule) }

  /// Returns the mistake as a submission makes it that otherwise follows a rule.
  func variant(of rule: Rule) -> Variant<AdamWScript> {
    let wrong = change(rule)
    let make: @Sendable (AdamWScript, SharedMemory) -> Trace = { [hooks] script, shared in
      let runner = RuleRunner(wrong)
      return script.trace {
        RuleOptimizer($0, runner, $1, hooks: hooks ?? AdamWHooks(), shared: shared)
      }
    }
    let (id, sentence) = ("adamw.\(id)", "Your AdamW \(predicate)")
    if hooks?.sharesMemories == true || hooks?.sharesStepCount == true {
      return Variant(
        id, sentence,
        acrossScenarios: {
          let shared = SharedMemory()
          return { make($0, shared) }
        })
    }
    let variant = Variant<AdamWScript>(id, sentence) { make($0, SharedMemory()) }
    guard wrong != rule else { return variant }
    return variant.explained(
      by: FormulaMistake(
        in: "adamw", from: rule, to: wrong, isLessonsOwn: rule == AdamWRules.decayFirst))
  }
}
