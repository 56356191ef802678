import Checking
import Observations
import SearchChecks
import SearchKit
import Testing

/// What is said of the configurations of the challenge.
@Suite struct ChallengeTests {
  private func judge(_ configurations: [Configuration]) throws -> Judgement {
    let checks = try #require(LessonEntry().exercises.first { $0.exercise == "challenge" })
    let trace = Trace(Configuration.challengeRows(configurations))
    return try checks.examination(seed: 0).judge([[.observed(trace)]])
  }

  private func adam(_ rate: Double) -> Configuration {
    Configuration(values: ["learningRate": rate])
  }

  @Test("The best configuration counts, in whatever place it stands")
  func best() throws {
    let one = try judge([adam(0.9)])
    let many = try judge([adam(0.001), adam(0.9), adam(30)])
    #expect(one.checks.map(\.status) == [.passed])
    #expect(one.checks.map(\.score) == [8])
    #expect(many.checks.map(\.score) == [8])
    #expect(
      many.summary?.hasPrefix("Your best of 3 is (learningRate 0.9), with a loss 0.0081") == true)
  }

  @Test("Adam’s usual values hardly move, and earn nothing")
  func usual() throws {
    let judgement = try judge([Configuration(values: [:])])
    #expect(judgement.checks.map(\.status) == [.failed])
    #expect(judgement.checks.map(\.score) == [0])
  }

  static let objections: [(configurations: [Configuration], words: String)] = [
    ([], "There is no configuration."),
    (Array(repeating: Configuration(values: [:]), count: 21), "the budget is 20."),
    ([Configuration(values: ["lr": 0.1])], "no hyperparameter “lr”"),
    ([Configuration(values: ["learningRate": .nan])], "must be a finite number."),
    ([Configuration(values: ["learningRate": -1])], "must be more than zero."),
    ([Configuration(values: ["beta1": 1])], "beta1 must be at least 0 and less than 1."),
    ([Configuration(values: ["beta2": -0.1])], "beta2 must be at least 0"),
    ([Configuration(values: ["epsilon": -1])], "epsilon must not be negative."),
  ]

  @Test("A challenge that cannot be tried is answered with what to change", arguments: objections)
  func objection(configurations: [Configuration], words: String) throws {
    let check = try #require(judge(configurations).checks.first)
    #expect(check.status == .failed)
    #expect(check.message.contains(words), "\(check.message)")
  }

  @Test("Training that diverges earns nothing and says so")
  func divergence() throws {
    let check = try #require(judge([adam(1e200)]).checks.first)
    #expect(check.score == 0)
    #expect(check.status == .failed)
  }
}
