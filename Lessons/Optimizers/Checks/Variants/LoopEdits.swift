internal import Checking
internal import Observations
internal import OptimizersKit
internal import Rules

/// The mistakes that are one or two edits of the training loop's actions. They are searched for in the
/// runs.
enum LoopEdits {
  private typealias Loop = TrainingLoop
  private static let (record, loss, backward) = (Loop.record, Loop.loss, Loop.backward)
  private static let (step, clear) = (Loop.step, Loop.clear)

  /// Names of edits that the lesson's hints and reports know.
  private static let named: [(id: String, sentence: String, procedures: [Procedure])] = [
    (
      "gradients-never-cleared",
      "Your loop never clears the gradient, so every step sees the sum.",
      [Procedure([record, loss, backward, step])]
    ),
    (
      "gradients-never-cleared",
      "Your loop clears the gradient once, before the loop, so every step after sees the sum.",
      [Procedure(before: [clear], [record, loss, backward, step])]
    ),
    (
      "gradients-never-cleared",
      "Your loop clears the gradient once, after the loop, so every step before sees the sum.",
      [Procedure([record, loss, backward, step], after: [clear])]
    ),
    (
      "cleared-before-step", "Your loop clears the gradient before the optimizer has used it.",
      [Procedure([record, loss, backward, clear, step])]
    ),
    (
      "recorded-after-step", "Your loop records the parameters after each step, not before it.",
      [
        Procedure([loss, backward, step, record, clear]),
        Procedure([loss, backward, step, clear, record]),
      ]
    ),
    (
      "one-step-late", "Your loop steps with the gradient of the turn before.",
      [Procedure([record, step, clear, loss, backward])]
    ),
    (
      "no-gradient", "Your loop steps without ever computing a gradient.",
      [Procedure([record, step, clear])]
    ),
    (
      "first-step-missing", "Your loop leaves out the very first update.",
      [Loop.procedure.limiting(step, to: .allButFirst(1))]
    ),
    (
      "does-nothing", "Your loop does nothing at all and returns no row.", [Procedure([])]
    ),
    (
      "returns-no-rows", "Your loop optimizes, but it returns no row.",
      [Procedure([loss, backward, step, clear])]
    ),
    (
      "returns-too-soon", "Your loop ends after its first turn: the return is inside of it.",
      [Procedure([record, loss, backward, step, clear], count: .atMost(1))]
    ),
  ]

  private static let names: [Procedure: VariantName] = {
    var names: [Procedure: VariantName] = [:]
    for (id, sentence, procedures) in named {
      for procedure in procedures.flatMap(Loop.ways) {
        names[procedure] = VariantName(id: id, sentence: sentence)
      }
    }
    return names
  }()

  private static let effects = LoopEffects(
    (LoopHook.wrongObjects + LoopHook.others).map { ($0.mistake.action, $0.effect) },
    uniquingKeysWith: { first, _ in first })

  private static let search = ProcedureSearch(
    Loop.accepted, mistakes: (LoopHook.wrongObjects + LoopHook.others).map(\.mistake),
    counted: [record, backward, step])

  static let single = family(
    named.map { VariantName(id: "training-loop.\($0.id)", sentence: $0.sentence) }
      + LoopHook.wrongObjects.map(\.variant.name)
  ) { search.singleEdits(for: $0) }

  static let pairs = family([]) { search.pairsOfEdits(for: $0) }

  private static func family(
    _ names: [VariantName],
    candidates: @escaping @Sendable (_ runs: [ProcedureRun]) -> [ProcedureMistake]
  ) -> Family<LoopScript> {
    Family(names) { runs, agrees in
      guard let probe = shortest(runs) else { return nil }
      let deciding = probe.trace.rows.filter(TrainingLoopExercise.decides)
      let calls = probe.trace.rows.map(\.label)
      var matches: [(distance: Int, variant: Variant<LoopScript>)] = []
      for candidate in candidates(runs.map(\.procedureRun)) {
        let variant = variant(candidate)
        guard let rows = try? variant.expect(probe.scenario).rows,
          rows.filter(TrainingLoopExercise.decides).agree(with: deciding)
        else { continue }
        matches.append((distance(rows.map(\.label), calls), variant))
      }
      for distance in 0...2 {
        for match in matches where match.distance == distance && agrees(match.variant) {
          return match.variant
        }
      }
      return nil
    }
  }

  private static func variant(_ mistake: ProcedureMistake) -> Variant<LoopScript> {
    let name = names[mistake.procedure]
    return Loop.variant(
      name?.id ?? mistake.name, name?.sentence ?? mistake.sentence("Your loop"),
      mistake.procedure, effects)
  }

  /// How unlike two programs' calls are: 0 for the same, 1 for the same but for the clearing.
  private static func distance(_ calls: [String], _ others: [String]) -> Int {
    if calls == others { return 0 }
    let clearing = LoopScript.Label.zeroGradient
    return calls.filter { $0 != clearing } == others.filter { $0 != clearing } ? 1 : 2
  }

  /// The shortest wrong run of at least three steps; another one where there is none.
  private static func shortest(
    _ runs: [ObservedRun<LoopScript>]
  ) -> ObservedRun<LoopScript>? {
    let wrong = runs.filter { $0.firstDifferentRow != nil }
    let long = wrong.filter { $0.scenario.steps >= 3 }
    return (long.isEmpty ? wrong : long).min { $0.trace.rows.count < $1.trace.rows.count }
  }
}

extension Procedure {
  /// Returns the procedure with an action in some turns only.
  fileprivate func limiting(_ action: Action, to turns: Turns) -> Procedure {
    var procedure = self
    for index in turn.indices where turn[index].action == action {
      procedure.turn[index].turns = turns
    }
    return procedure
  }
}

extension ObservedRun<LoopScript> {
  /// How often the actions were performed that can be counted in the trace.
  fileprivate var procedureRun: ProcedureRun {
    typealias Label = LoopScript.Label
    func calls(_ label: String) -> Int { trace.rows.count { $0.label == label } }
    let rows = trace.rows.filter { $0.label == Label.count }.map { Int($0.values.first ?? 0) }
    return ProcedureRun(
      asked: scenario.steps, repetitions: scenario.runs,
      times: [
        TrainingLoop.record: rows.reduce(0, +), TrainingLoop.backward: calls(Label.backward),
        TrainingLoop.step: calls(Label.stepParameters),
        TrainingLoop.clear: calls(Label.zeroGradient),
      ])
  }
}

extension [Trace.Row] {
  /// Whether the rows have the same labels and numbers that are the same within the tolerance.
  fileprivate func agree(with others: [Trace.Row]) -> Bool {
    count == others.count
      && zip(self, others).allSatisfy { expected, actual in
        expected.label == actual.label && expected.values.count == actual.values.count
          && zip(expected.values, actual.values).allSatisfy {
            $0 == $1 || $0.isNaN && $1.isNaN || Tolerance.standard.accepts($1, for: $0)
          }
      }
  }
}
