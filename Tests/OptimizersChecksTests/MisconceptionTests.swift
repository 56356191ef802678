import Checking
import Observations
import OptimizersKit
import Testing

/// Every misconception, put before the judge as if it were a submission.
@Suite struct MisconceptionTests {
  @Test(
    "A misconception of an optimizer is rejected, and called by its name",
    arguments: LessonsChecks.optimizers, 0..<UInt64(5))
  func optimizers(_ exercise: String, _ seed: UInt64) throws {
    try requireNamed(in: LessonsChecks.optimizer(exercise), seed: seed)
  }

  @Test(
    "A misconception of the training loop is rejected, and called by its name",
    arguments: 0..<UInt64(5))
  func trainingLoops(_ seed: UInt64) throws {
    try requireNamed(in: LessonsChecks.trainingLoop(), seed: seed)
  }

  /// Each seed takes every fifth of the names, with the first variant of each.
  private func requireNamed<Scenario: WireCodable>(
    in comparisonChecks: ComparisonChecks<Scenario>, seed: UInt64
  )
    throws
  {
    let judge = VariantJudge(comparisonChecks: comparisonChecks)
    var names: Set<String> = []
    let firsts = comparisonChecks.misconceptions.filter { names.insert($0.id).inserted }
    for (index, misconception) in firsts.enumerated() where index % 5 == Int(seed) % 5 {
      try judge.requireNamed(misconception, seed: seed)
    }
  }

  @Test("A learning rate of somebody's own is read off the runs", arguments: 0..<UInt64(10))
  func learningRates(_ seed: UInt64) throws {
    let judge = try VariantJudge(comparisonChecks: LessonsChecks.optimizer("sgd"))
    let ways = [
      AcceptedWays.way("learning-rate-hard-coded") { _, x, g, _ in x - 0.037 * g },
      AcceptedWays.way("learning-rate-factor") { values, x, g, _ in x - 1.003 * values[0] * g },
      AcceptedWays.way("learning-rate-schedule") { values, x, g, memory in
        memory[0] += 1
        return x - values[0] / (1 + 0.03 * memory[0]) * g
      },
    ]
    for way in ways {
      let judgement = try judge.judge(way, seed: seed)
      #expect(judgement.diagnosis?.misconceptions.map(\.id) == ["sgd.\(way.id)"])
    }
  }

  @Test("There are misconceptions enough to name most of what goes wrong")
  func numbers() throws {
    func count<Scenario>(_ comparisonChecks: ComparisonChecks<Scenario>) -> Int {
      Set(comparisonChecks.misconceptions.map(\.id)).count
    }
    #expect(try count(LessonsChecks.optimizer("adam")) >= 12)
    for exercise in ["sgd", "momentum", "rmsprop"] {
      #expect(try count(LessonsChecks.optimizer(exercise)) >= 8)
    }
    #expect(try count(LessonsChecks.trainingLoop()) >= 10)
  }

  @Test("A misconception's name begins with its exercise, and its sentence is one to a student")
  func words() throws {
    for exercise in LessonsChecks.optimizers {
      for misconception in try LessonsChecks.optimizer(exercise).misconceptions {
        #expect(misconception.id.hasPrefix("\(exercise)."))
        #expect(misconception.sentence.hasPrefix("Your "))
        #expect(misconception.sentence.hasSuffix("."))
      }
    }
  }
}
