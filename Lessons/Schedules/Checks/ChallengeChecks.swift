internal import Checking
internal import Observations
internal import SchedulesKit

/// The check of the challenge: it runs gradient descent with the chosen schedule.
struct ChallengeChecks: ExerciseChecks {
  let exercise = "challenge"

  func examination(seed: UInt64) -> Examination {
    let question = Examination.Question(
      id: "challenge.loss", title: "The least mean loss in the noise", points: ChallengeRun.most,
      scenarios: [[]])
    return Examination(questions: [question]) { answers in
      let check = answers.first?.first.map { judge($0, question) }
      return Judgement(
        checks: check.map { [$0] } ?? [],
        summary: check?.status == .passed ? check?.message : nil)
    }
  }

  private func judge(_ answer: Answer, _ question: Examination.Question) -> CheckResult {
    func result(_ status: Verdict, _ score: Int, _ message: String, loss: Double? = nil)
      -> CheckResult
    {
      CheckResult(
        id: question.id, title: question.title, status: status, score: score,
        maxScore: question.points, message: message,
        measure: loss.map { Measure("Mean loss in the noise", $0, lessIsBetter: true) })
    }
    switch answer {
    case .unfinished: return result(.notAttempted, 0, "It still calls unfinished.")
    case .crashed(let message): return result(.crashed, 0, message)
    case .timedOut(let message): return result(.timedOut, 0, message)
    case .observed(let trace):
      guard trace.rows.count == 1, let row = trace.rows.first, let choice = ScheduleChoice(row)
      else {
        return result(.failed, 0, "There is no choice of a schedule in the answer.")
      }
      if let reason = choice.objection { return result(.failed, 0, reason) }
      let run = ChallengeRun(of: choice)
      return result(
        run.award > 0 ? .passed : .failed, run.award, run.sentence,
        loss: run.meanLoss.isFinite ? run.meanLoss : nil)
    }
  }
}

extension ScheduleChoice {
  /// The fault in a choice that is no schedule; nil if there is none.
  var objection: String? {
    guard values.allSatisfy(\.isFinite) else { return "Every number must be finite." }
    switch self {
    case .constant(let rate):
      return rate > 0 ? nil : "The rate must be more than zero."
    case .step(let base, let factor, _):
      return base > 0 && factor > 0 ? nil : "The base and the factor must be more than zero."
    case .cosine(let peak, let floor, let warmup, let total):
      guard peak > 0, floor >= 0 else {
        return "The peak must be more than zero, and the floor must not be negative."
      }
      return warmup >= 0 && total > warmup
        ? nil : "The warm-up must not be negative, and total must be more than warmup."
    case .inverse(let base, let decay):
      return base > 0 && decay >= 0
        ? nil : "The base must be more than zero, and the decay must not be negative."
    }
  }
}
