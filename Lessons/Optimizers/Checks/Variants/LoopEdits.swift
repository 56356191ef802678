internal import Checking
internal import Observations
internal import OptimizersKit
internal import Rules

/// The mistakes that are one or two edits of the training loop's actions. They are searched for in the
/// runs.
enum LoopEdits {
  /// Edits that have an id or a sentence of their own.
  private static let named: [String: (id: String, sentence: String?)] = [
    "clear-never": (
      "gradients-never-cleared", "Your loop never clears the gradient, so every step sees the sum."
    ),
    "clear-only-before-loop": (
      "gradients-never-cleared",
      "Your loop clears the gradient once, before the loop, so every step after sees the sum."
    ),
    "clear-only-after-loop": (
      "gradients-never-cleared",
      "Your loop clears the gradient once, after the loop, so every step before sees the sum."
    ),
    "clear-before-step": (
      "cleared-before-step", "Your loop clears the gradient before the optimizer has used it."
    ),
    "loss-backward-step-before-record": (
      "recorded-after-step", "Your loop records the parameters after each step, not before it."
    ),
    "record-for-clear": (
      "recorded-after-step", "Your loop records the parameters after each step, not before it."
    ),
    "step-clear-before-loss-backward": (
      "one-step-late", "Your loop steps with the gradient of the turn before."
    ),
    "loss-backward-never": ("no-gradient", "Your loop steps without ever computing a gradient."),
    "step-not-in-first-turn": (
      "first-step-missing", "Your loop leaves out the very first update."
    ),
    "nothing": ("does-nothing", "Your loop does nothing at all and returns no row."),
    "record-never": ("returns-no-rows", "Your loop optimizes, but it returns no row."),
    "one-turn": (
      "returns-too-soon", "Your loop ends after its first turn: the return is inside of it."
    ),
    "fixed-turns": ("hundred-steps", nil),
    "most-turns": ("hundred-steps", nil),
  ]

  static let single = family(
    named.values.map { name($0.id, $0.sentence ?? "Your loop takes another number of turns.") }
      .sorted { ($0.id, $0.sentence) < ($1.id, $1.sentence) }
      + LoopHook.wrongObjects.map(\.variant.name)
  ) { search.singleEdits(for: $0) }

  static let pairs = family([]) { search.pairsOfEdits(for: $0) }

  private static func family(
    _ names: [VariantName],
    candidates: @escaping @Sendable (_ runs: [ProcedureRun]) -> [ProcedureMistake]
  ) -> Family<LoopScript> {
    .searched(
      names, optional: LoopScript.Label.zeroGradient,
      candidates: { candidates($0.map(\.calls)) },
      expect: { mistake, script in try script.trace(effects) { _ in mistake.procedure } },
      variant: variant)
  }

  private static let hooks = LoopHook.wrongObjects + LoopHook.others

  private static let effects = LoopEffects(
    hooks.map { ($0.mistake.action, $0.effect) }, uniquingKeysWith: { first, _ in first })

  private static let search = ProcedureSearch(
    TrainingLoop.accepted, mistakes: hooks.map(\.mistake),
    counted: [TrainingLoop.record, TrainingLoop.backward, TrainingLoop.step])

  private static func name(_ id: String, _ sentence: String) -> VariantName {
    VariantName(id: "training-loop.\(id)", sentence: sentence)
  }

  @Sendable
  private static func variant(_ mistake: ProcedureMistake) -> Variant<LoopScript> {
    let name = named[mistake.name]
    return TrainingLoop.variant(
      name?.id ?? mistake.name, name?.sentence ?? mistake.sentence("Your loop"),
      mistake.procedure, effects)
  }
}

extension ObservedRun<LoopScript> {
  /// How often the actions were performed that can be counted in the trace; nothing where the trace was
  /// cut off.
  fileprivate var calls: ProcedureRun {
    func count(_ label: String) -> Int { trace.rows.count { $0.label == label } }
    let rows = trace.rows.filter { $0.label == LoopScript.Label.count }.map(\.values)
    return ProcedureRun(
      asked: scenario.steps, repetitions: scenario.runs,
      times: rows.count < scenario.runs
        ? [:]
        : [
          TrainingLoop.record: rows.reduce(0) { $0 + Int($1.first ?? 0) },
          TrainingLoop.backward: count(LoopScript.Label.backward),
          TrainingLoop.step: count(LoopScript.Label.stepParameters),
          TrainingLoop.clear: count(LoopScript.Label.zeroGradient),
        ])
  }
}
