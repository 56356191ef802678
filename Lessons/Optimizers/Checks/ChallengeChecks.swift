internal import Autograd
internal import Checking
internal import Observations
internal import OptimizersKit

/// The judge of the challenge: it runs what was chosen with the reference optimizers, and counts.
struct ChallengeChecks: ExerciseChecks {
  let exercise = "challenge"

  /// Where the run begins, what it must reach, and how closely.
  static let start = [-1.0, 2.0]
  static let minimum = [1.0, 1.0]
  static let radius = 1e-2
  /// How many steps the judge is willing to wait for.
  static let patience = 20_000
  /// The points for arriving within so many steps; full points first.
  static let awards: [(steps: Int, points: Int)] = [
    (150, 10), (200, 8), (350, 6), (550, 4), (2500, 2), (patience, 1),
  ]

  func examination(seed: UInt64) -> Examination {
    let question = Examination.Question(
      id: "challenge.steps", title: "The fewest steps to the minimum of the banana", points: 10,
      scenarios: [ChallengeQuestion().wireBytes])
    return Examination(questions: [question]) { answers in
      Judgement(checks: answers.first?.first.map { [judge($0, question)] } ?? [])
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
      switch Self.steps(of: choice) {
      case .arrived(let steps):
        let award = Self.awards.first(where: { steps <= $0.steps })
        return result(
          .passed, award?.points ?? 0, "It arrives after \(steps) steps.", steps: steps)
      case .lost(let steps):
        return result(
          .failed, 0, "After \(steps) steps it left the finite numbers. Take smaller steps.")
      case .stillUnderWay(let distance):
        return result(
          .failed, 0,
          "After \(Self.patience) steps it is still \(NumberText.short(distance, digits: 3)) away.")
      }
    }
  }

  /// How a choice fares.
  enum Outcome: Equatable {
    case arrived(steps: Int)
    case lost(steps: Int)
    case stillUnderWay(distance: Double)
  }

  /// Runs a choice and counts the steps until the Euclidean distance to (1, 1) is at most 1e-2.
  static func steps(of choice: Challenge) -> Outcome {
    let parameters = Tensor(start, requiresGradient: true)
    let optimizer = choice.makeReference(parameters)
    for step in 0...patience {
      let distance = distance(parameters.scalars, minimum)
      if distance <= radius { return .arrived(steps: step) }
      guard distance.isFinite else { return .lost(steps: step) }
      banana(parameters).backward()
      optimizer.step()
      optimizer.zeroGradient()
    }
    return .stillUnderWay(distance: distance(parameters.scalars, minimum))
  }

  private static func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }
}

extension Challenge {
  /// What is wrong with a choice that no optimizer can be made from; nil where nothing is.
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
    switch self {
    case .sgd(let learningRate):
      RuleOptimizer(parameters, StochasticGradientDescentRule(learningRate: learningRate))
    case .momentum(let learningRate, let momentum):
      RuleOptimizer(parameters, MomentumRule(learningRate: learningRate, momentum: momentum))
    case .rmsprop(let learningRate, let beta, let epsilon):
      RuleOptimizer(
        parameters, RMSPropRule(learningRate: learningRate, beta: beta, epsilon: epsilon))
    case .adam(let learningRate, let beta1, let beta2, let epsilon):
      RuleOptimizer(
        parameters,
        AdamRule(learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon))
    }
  }
}
