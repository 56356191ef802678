internal import Checking
internal import Observations
internal import SearchKit

/// The check of the challenge: it trains with every configuration and takes the best.
struct ChallengeChecks: ExerciseChecks {
  let exercise = "challenge"

  func examination(seed: UInt64) -> Examination {
    let question = Examination.Question(
      id: "challenge.best", title: "The best of at most 20 configurations after 100 steps",
      points: ChallengeTrials.most, scenarios: [[]])
    return Examination(questions: [question]) { answers in
      let check = answers.first?.first.map { judge($0, question) }
      return Judgement(
        checks: check.map { [$0] } ?? [],
        summary: check?.status == .passed ? check?.message : nil)
    }
  }

  private func judge(_ answer: Answer, _ question: Examination.Question) -> CheckResult {
    func result(
      _ status: Verdict, _ score: Int, _ message: String, excess: Double? = nil
    ) -> CheckResult {
      CheckResult(
        id: question.id, title: question.title, status: status, score: score,
        maxScore: question.points, message: message,
        measure: excess.map { Measure("Loss above the minimum", $0, lessIsBetter: true) })
    }
    switch answer {
    case .unfinished: return result(.notAttempted, 0, "It still calls unfinished.")
    case .crashed(let message): return result(.crashed, 0, message)
    case .timedOut(let message): return result(.timedOut, 0, message)
    case .observed(let trace):
      let trials: ChallengeTrials
      switch ChallengeTrials.reading(trace) {
      case .failure(let objection): return result(.failed, 0, objection.sentence)
      case .success(let read): trials = read
      }
      return result(
        trials.award > 0 ? .passed : .failed, trials.award, trials.sentence, excess: trials.excess)
    }
  }
}
