internal import Autograd
internal import Checking
internal import Observations
internal import OptimizersKit
internal import Rules

/// The check of the challenge: it runs the chosen optimizer's reference and counts its steps.
struct ChallengeChecks: ExerciseChecks {
  let exercise = "challenge"

  func examination(seed: UInt64) -> Examination {
    let question = Examination.Question(
      id: "challenge.steps", title: "The fewest steps to the minimum of the banana",
      points: ChallengeRun.most,
      scenarios: [[]])
    return Examination(questions: [question]) { answers in
      let check = answers.first?.first.map { judge($0, question) }
      return Judgement(
        checks: check.map { [$0] } ?? [],
        summary: check?.status == .passed ? check?.message : nil)
    }
  }

  private func judge(_ answer: Answer, _ question: Examination.Question) -> CheckResult {
    func result(
      _ status: Verdict, _ score: Int, _ message: String, steps: Int? = nil
    ) -> CheckResult {
      CheckResult(
        id: question.id, title: question.title, status: status, score: score,
        maxScore: question.points, message: message,
        measure: steps.map { Measure("Steps to the minimum", Double($0), lessIsBetter: true) })
    }
    switch answer {
    case .unfinished: return result(.notAttempted, 0, "It still calls unfinished.")
    case .crashed(let message): return result(.crashed, 0, message)
    case .timedOut(let message): return result(.timedOut, 0, message)
    case .observed(let trace):
      guard trace.rows.count == 1, let row = trace.rows.first, let choice = Challenge(row) else {
        return result(.failed, 0, "There is no choice of an optimizer in the answer.")
      }
      if let reason = choice.objection { return result(.failed, 0, reason) }
      let run = ChallengeRun(of: choice)
      return result(
        run.award > 0 ? .passed : .failed, run.award, run.sentence, steps: run.arrival)
    }
  }
}

extension Challenge {
  /// The fault in a choice from which no optimizer can be created; nil if there is none.
  var objection: String? {
    let values = hyperparameters
    guard values.allSatisfy(\.isFinite) else {
      return "Every hyperparameter must be a finite number."
    }
    guard values[0] > 0 else { return "The learning rate must be more than zero." }
    let averages: [Double]
    let epsilon: Double?
    switch self {
    case .sgd: (averages, epsilon) = ([], nil)
    case .momentum(_, let momentum): (averages, epsilon) = ([momentum], nil)
    case .rmsprop(_, let beta, let value): (averages, epsilon) = ([beta], value)
    case .adam(_, let beta1, let beta2, let value): (averages, epsilon) = ([beta1, beta2], value)
    }
    guard averages.allSatisfy({ (0..<1).contains($0) }) else {
      return "Momentum and every β must be at least 0 and less than 1."
    }
    guard epsilon ?? 0 >= 0 else { return "ε must not be negative." }
    return nil
  }

  /// Creates the reference optimizer that was chosen.
  func makeReference(_ parameters: Tensor) -> any Optimizer {
    RuleOptimizer(parameters, RuleRunner(rule), hyperparameters)
  }

  private var rule: Rule {
    switch self {
    case .sgd: OptimizerRules.stochasticGradientDescent
    case .momentum: OptimizerRules.momentum
    case .rmsprop: OptimizerRules.rmsProp
    case .adam: OptimizerRules.adam
    }
  }
}
