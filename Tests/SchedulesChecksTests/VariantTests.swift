import Checking
import Observations
import Rules
import SchedulesChecks
import SchedulesKit
import Testing

/// Conventions and misconceptions, put before the judge as if they were submissions.
@Suite struct VariantTests {
  @Test("Every accepted way earns every point", arguments: 0..<UInt64(12))
  func conventions(_ seed: UInt64) throws {
    try VariantJudge<RateScript<StepDecayCall>>("step-decay").requireConventions(seed: seed)
    try VariantJudge<RateScript<CosineCall>>("cosine").requireConventions(seed: seed)
    try VariantJudge<LoopScript>("scheduled-loop").requireConventions(seed: seed)
    try VariantJudge<ClipScript>("clip").requireConventions(seed: seed)
    try VariantJudge<AdamWScript>("adamw").requireConventions(seed: seed)
    try VariantJudge<AccumulationScript>("accumulate").requireConventions(seed: seed)
  }

  @Test("A misconception is rejected, and called by its name", arguments: 0..<UInt64(3))
  func misconceptions(_ seed: UInt64) throws {
    try VariantJudge<RateScript<StepDecayCall>>("step-decay").requireNames(seed: seed)
    try VariantJudge<RateScript<CosineCall>>("cosine").requireNames(seed: seed)
    try VariantJudge<LoopScript>("scheduled-loop").requireNames(seed: seed)
    try VariantJudge<ClipScript>("clip").requireNames(seed: seed)
    try VariantJudge<AccumulationScript>("accumulate").requireNames(seed: seed)
  }

  @Test("A misconception of AdamW is rejected, and called by its name")
  func misconceptionsOfAdamW() throws {
    try VariantJudge<AdamWScript>("adamw").requireNames(seed: 1)
  }

  @Test("A misconception's name begins with its exercise, and its sentence ends with a full stop")
  func words() {
    for exercise in LessonEntry().exercises {
      for name in exercise.knownMisconceptions {
        #expect(name.id.hasPrefix("\(exercise.exercise)."))
        #expect(name.sentence.hasSuffix("."), "\(name.id): \(name.sentence)")
      }
    }
  }

  @Test("Decay before and after Adam's step are told apart")
  func decayOrder() throws {
    let judge = try VariantJudge<AdamWScript>("adamw")
    let ids = try judge.comparisonChecks.conventions.map {
      try judge.judge($0, seed: 4).convention?.id
    }
    #expect(ids[0] == nil)
    #expect(ids.dropFirst().compactMap(\.self).count == 5)
    #expect(Set(ids.compactMap(\.self)).count == 5)
  }

  @Test(
    "An AdamW with one edit of its rule fails and is named, unless it does as the rule does",
    arguments: 0..<4)
  func editsOfAdamW(_ part: Int) throws {
    let judge = try VariantJudge<AdamWScript>("adamw")
    let likely = AdamWRules.decayFirst.edits.filter(\.isLikely)
    let stride = max(1, likely.count / 24)
    for index in likely.indices where index % stride == 0 && (index / stride) % 4 == part {
      let edit = likely[index]
      let rule = edit.applied(to: AdamWRules.decayFirst)
      guard
        rule.values(
          hyperparameters: [0.1, 0.5, 0.25, 0.125, 0.4], start: 0.4, inputs: [0.7, -0.3, 1.9]
        ).allSatisfy(\.isFinite)
      else { continue }
      let runner = RuleRunner(rule)
      let judgement = try judge.judge(
        Variant("edited", edit.clause) { script in
          script.trace { RuleOptimizer($0, runner, $1) }
        }, seed: 3)
      guard judgement.checks.contains(where: { $0.status == .failed }) else { continue }
      #expect(judgement.diagnosis != nil, "\(edit.clause)")
    }
  }

  @Test("A staircase with one edit of its formula fails and is named, unless it does the same")
  func editsOfTheStaircase() throws {
    let judge = try VariantJudge<RateScript<StepDecayCall>>("step-decay")
    for edit in ScheduleRules.stepDecay.edits.filter(\.isLikely) {
      let rule = edit.applied(to: ScheduleRules.stepDecay)
      let judgement = try judge.judge(
        Variant("edited", edit.clause) { script in
          script.trace { call in
            rule.values(
              hyperparameters: [call.base, call.factor], start: 0, inputs: [Double(call.reached)])[
                0]
          }
        }, seed: 3)
      guard judgement.checks.contains(where: { $0.status == .failed }) else { continue }
      #expect(judgement.diagnosis != nil, "\(edit.clause)")
    }
  }
}
