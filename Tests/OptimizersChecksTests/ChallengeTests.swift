import Checking
import Figures
import Observations
import OptimizersChecks
import OptimizersKit
import Plotting
import Testing

/// What is said of a choice in the challenge.
@Suite struct ChallengeTests {
  private func judge(_ choice: Challenge) throws -> Judgement {
    let checks = try #require(LessonEntry().exercises.first { $0.exercise == "challenge" })
    return try checks.examination(seed: 0).judge([[.observed(Trace([choice.row]))]])
  }

  @Test("An arrival tells its steps, what they earn, and what the next points need")
  func arrival() throws {
    let judgement = try judge(.momentum(learningRate: 0.01, momentum: 0.9))
    #expect(judgement.checks.map(\.status) == [.passed])
    #expect(judgement.checks.map(\.score) == [4])
    #expect(
      judgement.summary
        == "It arrives after 516 steps, which earns 4 of 10 points. At most 350 steps earn 6.")
  }

  @Test("A run that does not arrive tells how near it came")
  func underWay() throws {
    let judgement = try judge(.rmsprop(learningRate: 0.2, beta: 0.9, epsilon: 1e-8))
    let message = try #require(judgement.checks.first?.message)
    #expect(judgement.checks.map(\.score) == [0])
    #expect(message.contains("did not come within 0.01 of (1, 1) in 20000 steps"))
    #expect(message.contains("It came nearest after "))
    #expect(judgement.summary == nil)
  }

  @Test("A run that diverges tells when")
  func divergence() throws {
    let message = try #require(try judge(.sgd(learningRate: 1)).checks.first?.message)
    #expect(message.contains("It diverges: after "))
    #expect(message.contains("It came nearest after 0 steps"))
  }

  @Test("The challenge’s figure shows the choice beside the lesson’s run")
  func figure() throws {
    let plan = try LessonEntry().figure(
      id: "descent-challenge", description: "title: T\ncaption: C\nchallenge: true\n")
    #expect(plan.runs.map(\.exercise) == ["challenge"])
    let row = Challenge.momentum(learningRate: 0.02, momentum: 0.9).row
    let figure = try plan.draw([.observed(Trace([row]))])
    #expect(figure.runs.map(\.name) == ["Momentum, the lesson’s", "Momentum, yours"])
    #expect(try plan.draw([nil]).runs.count == 1)
  }
}
