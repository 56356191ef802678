internal import Autograd
internal import Checking
internal import Observations
internal import Rules
internal import SchedulesKit

/// The mistakes that are edits of the loop's actions. They are searched for in the runs.
enum LoopEdits {
  private typealias Loop = ScheduledLoop

  /// Loops whose actions are right and in a wrong order that has a name.
  static let named: [Variant<LoopScript>] =
    [
      Procedure([Loop.loss, Loop.record, Loop.backward, Loop.step, Loop.rate, Loop.clear]),
      Procedure([Loop.loss, Loop.record, Loop.backward, Loop.step, Loop.clear, Loop.rate]),
      Procedure([Loop.clear, Loop.loss, Loop.record, Loop.backward, Loop.step, Loop.rate]),
    ].map {
      Loop.variant(
        "rate-after-step",
        "Your loop sets the rate after the step, so the first step has the optimizer’s own rate.",
        $0)
    }
    + [
      Procedure([Loop.rate, Loop.loss, Loop.backward, Loop.step, recordNow, Loop.clear]),
      Procedure([Loop.rate, Loop.loss, Loop.backward, Loop.step, Loop.clear, recordNow]),
      Procedure([Loop.clear, Loop.rate, Loop.loss, Loop.backward, Loop.step, recordNow]),
    ].map {
      Loop.variant(
        "losses-after-step", "Your loop records the loss after each step, not before it.", $0,
        [recordNow: { $0.losses.append($0.loss($0.parameters).item) }])
    }
    + [
      // The schedule is asked after the step for the next turn.
      Procedure(
        before: [], [Loop.loss, Loop.record, Loop.backward, Loop.step, nextRate, Loop.clear]),
      Procedure([nextRate, Loop.loss, Loop.record, Loop.backward, Loop.step, Loop.clear]),
    ].enumerated().map { index, procedure in
      Loop.variant(
        index == 0 ? "rate-after-step" : "schedule-ahead",
        index == 0
          ? "Your loop sets a rate only after the first step, which has the optimizer’s own rate."
          : "Your loop asks the schedule for the next step: step 0 is made with the rate of step 1.",
        procedure, [nextRate: { $0.optimizer.learningRate = $0.schedule($0.turn + 1) }])
    }

  private static let recordNow = Action("recordNow", "records the loss now")
  private static let nextRate = Action("nextRate", "sets the next rate")

  /// Edits that have an id or a sentence of their own.
  private static let names: [String: (id: String, sentence: String?)] = [
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
    "rate-never": (
      "rate-never-set", "Your loop never sets the rate: every step has the optimizer’s own."
    ),
    "rate-only-before-loop": (
      "rate-of-step-zero", "Your loop sets the rate once, before the loop, to that of step 0."
    ),
    "rate-only-after-loop": (
      "rate-never-set", "Your loop sets the rate after its last step, when no step is left."
    ),
    "record-never": ("returns-no-losses", "Your loop optimizes, but it returns no loss."),
    "step-never": ("never-steps", "Your loop never calls the optimizer’s step()."),
    "backward-never": ("no-gradient", "Your loop steps without ever computing a gradient."),
    "step-not-in-first-turn": ("first-step-missing", "Your loop leaves out the very first step."),
    "nothing": ("does-nothing", "Your loop does nothing at all and returns no loss."),
    "one-turn": (
      "returns-too-soon", "Your loop ends after its first turn: the return is inside of it."
    ),
  ]

  static let single = family(
    names.values.map {
      VariantName(
        id: "scheduled-loop.\($0.id)", sentence: $0.sentence ?? "Your loop takes other turns.")
    }.sorted { ($0.id, $0.sentence) < ($1.id, $1.sentence) }
      + LoopMistake.wrongObjects.map(\.variant.name)
  ) { search.singleEdits(for: $0) }

  static let pairs = family([]) { search.pairsOfEdits(for: $0) }

  private static func family(
    _ names: [VariantName],
    candidates: @escaping @Sendable (_ runs: [ProcedureRun]) -> [ProcedureMistake]
  ) -> Family<LoopScript> {
    .searched(
      names, optional: LoopLabel.zeroGradient, candidates: { candidates($0.map(\.calls)) },
      expect: { mistake, script in try script.trace(effects, of: mistake.procedure) },
      variant: variant)
  }

  private static let effects = LoopEffects(
    LoopMistake.all.map { ($0.mistake.action, $0.effect) }, uniquingKeysWith: { first, _ in first })

  private static let search = ProcedureSearch(
    Loop.accepted, mistakes: LoopMistake.all.map(\.mistake),
    counted: [Loop.record, Loop.backward, Loop.step])

  @Sendable
  private static func variant(_ mistake: ProcedureMistake) -> Variant<LoopScript> {
    let name = names[mistake.name]
    return Loop.variant(
      name?.id ?? mistake.name, name?.sentence ?? mistake.sentence("Your loop"),
      mistake.procedure, effects)
  }
}

extension ObservedRun<LoopScript> {
  /// How often the actions were performed that can be counted in the trace; nothing where the trace
  /// was cut off.
  fileprivate var calls: ProcedureRun {
    func count(_ label: String) -> Int { trace.rows.count { $0.label == label } }
    let rows = trace.rows.filter { $0.label == LoopLabel.count }.map(\.values)
    return ProcedureRun(
      asked: scenario.steps, repetitions: scenario.runs,
      times: rows.count < scenario.runs
        ? [:]
        : [
          ScheduledLoop.record: rows.reduce(0) { $0 + Int($1.first ?? 0) },
          ScheduledLoop.backward: count(LoopLabel.backward),
          ScheduledLoop.step: count(LoopLabel.stepParameters),
          ScheduledLoop.rate: count(LoopLabel.rate),
          ScheduledLoop.clear: count(LoopLabel.zeroGradient),
        ])
  }
}
