import Checking
import Observations
import OptimizersChecks
import OptimizersKit
import Rules
import Testing

/// Edits of the training loop's actions, judged as if they were submissions.
@Suite struct LoopEditTests {
  private static let checks = Result { try LessonsChecks.trainingLoop() }
  private static let search = ProcedureSearch([TrainingLoop.procedure], counted: [])
  private static let single = search.singleEdits(for: [])
  private static let pairs = search.pairsOfEdits(for: [])

  @Test(
    "A loop with one edit fails and is named by what it does, unless it does as the lesson’s does",
    arguments: 0..<8)
  func singleEdits(_ part: Int) throws {
    for (index, mistake) in Self.single.enumerated() where index % 8 == part {
      try requireNamed(mistake)
    }
  }

  @Test(
    "A loop with two edits fails and is named by what it does, unless it does as the lesson’s does",
    arguments: 0..<4)
  func pairsOfEdits(_ part: Int) throws {
    let pairs = Self.pairs
    for index in stride(from: part * 37, to: pairs.count, by: pairs.count / 4) {
      try requireNamed(pairs[index])
    }
  }

  private func requireNamed(_ mistake: ProcedureMistake) throws {
    let judge = VariantJudge(comparisonChecks: try Self.checks.get())
    let scripts = try Self.scripts(seed: 11)
    // A program that traps is judged by how it ends.
    guard let traces = try? scripts.map({ try Self.trace(mistake.procedure, $0) }) else { return }
    let judgement = try judge.judge(
      Variant("edited", "") { script in try script.trace { _ in mistake.procedure } }, seed: 11)
    guard judgement.checks.contains(where: { $0.status == .failed }) else {
      #expect(try traces == scripts.map { try Self.trace(TrainingLoop.procedure, $0) })
      return
    }
    let told = mistake.sentence("Your loop")
    let names = judgement.diagnosis?.misconceptions ?? []
    #expect(names.count == 1, "\(told)")
    guard names.count == 1 else { return }
    // What is told does the same on other inputs.
    guard let other = Self.procedures[names[0].sentence] else { return }
    let further = try Self.scripts(seed: 99)
    #expect(
      try further.map { try Self.trace(other, $0) }
        == further.map { try Self.trace(mistake.procedure, $0) },
      "\(told) is told as \(names[0].sentence)")
  }

  /// The edits by what is told of them.
  private static let procedures = Dictionary(
    single.map { ($0.sentence("Your loop"), $0.procedure) },
    uniquingKeysWith: { first, _ in first })

  private static func scripts(seed: UInt64) throws -> [LoopScript] {
    try checks.get().examination(seed: seed).questions.flatMap { question in
      try question.scenarios.map { try LoopScript(wireBytes: $0) }
    }.filter { $0.offset.isFinite && $0.steps <= 12 }
  }

  /// The rows that count for the verdict.
  private static func trace(_ procedure: Procedure, _ script: LoopScript) throws -> Trace {
    let trace = try script.trace { _ in procedure }
    let decides = try checks.get().decides
    return Trace(trace.rows.filter(decides))
  }

  struct Named: Sendable, CustomTestStringConvertible {
    let id: String
    let procedure: Procedure
    var testDescription: String { procedure.text }
  }

  static let named: [Named] = {
    typealias Loop = TrainingLoop
    let (record, loss, backward) = (Loop.record, Loop.loss, Loop.backward)
    let (step, clear) = (Loop.step, Loop.clear)
    var late = Loop.procedure
    late.turn[3].turns = .allButFirst(1)
    return [
      Named(id: "gradients-never-cleared", procedure: Procedure([record, loss, backward, step])),
      Named(
        id: "gradients-never-cleared",
        procedure: Procedure(before: [clear], [record, loss, backward, step])),
      Named(
        id: "cleared-before-step", procedure: Procedure([record, loss, backward, clear, step])),
      Named(
        id: "cleared-before-step", procedure: Procedure([loss, backward, clear, record, step])),
      Named(
        id: "recorded-after-step", procedure: Procedure([loss, backward, step, clear, record])),
      Named(
        id: "recorded-after-step", procedure: Procedure([loss, backward, step, record, clear])),
      Named(
        id: "recorded-after-step", procedure: Procedure([clear, loss, backward, step, record])),
      Named(id: "one-step-late", procedure: Procedure([record, step, clear, loss, backward])),
      Named(id: "no-gradient", procedure: Procedure([record, step, clear])),
      Named(id: "no-gradient", procedure: Procedure([clear, record, step])),
      Named(id: "does-nothing", procedure: Procedure([])),
      Named(id: "returns-no-rows", procedure: Procedure([loss, backward, step, clear])),
      Named(id: "returns-no-rows", procedure: Procedure([clear, loss, backward, step])),
      Named(id: "first-step-missing", procedure: late),
      Named(
        id: "hundred-steps",
        procedure: Procedure([clear, record, loss, backward, step], count: .fixed(100))),
    ]
  }()

  @Test("An edit that the lesson’s hints know is called by its name", arguments: named)
  func names(_ named: Named) throws {
    let judge = VariantJudge(comparisonChecks: try Self.checks.get())
    for seed in 0..<UInt64(3) {
      let judgement = try judge.judge(
        Variant("named", "") { script in try script.trace { _ in named.procedure } }, seed: seed)
      #expect(judgement.diagnosis?.misconceptions.map(\.id) == ["training-loop.\(named.id)"])
    }
  }

  @Test("An action with the wrong object is called by its name")
  func wrongObjects() throws {
    let judge = VariantJudge(comparisonChecks: try Self.checks.get())
    for hook in LoopHook.wrongObjects {
      try judge.requireNamed(hook.variant, seed: 4)
    }
  }

  @Test("An edit and an action of its own kind are told in two sentences")
  func editAndHook() throws {
    let judge = VariantJudge(comparisonChecks: try Self.checks.get())
    var negated = TrainingLoop.procedure
    negated.turn.removeLast()
    let hook = try #require(LoopHook.others.first { $0.id == "gradient-negated" })
    let procedure = hook.mistake.applied(to: negated)
    let judgement = try judge.judge(
      Variant("both", "") { script in
        try script.trace([hook.mistake.action: hook.effect]) { _ in procedure }
      }, seed: 2)
    let sentence = try #require(judgement.diagnosis?.misconceptions.first?.sentence)
    #expect(sentence.contains("never clears the gradient"), "\(sentence)")
    #expect(sentence.contains("Your loop turns the gradient round"), "\(sentence)")
  }
}
