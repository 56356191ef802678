internal import Checking

extension Judgement {
  /// The same judgement with all points for every faulty check.
  var keepingPointsOfFaultyChecks: Judgement {
    Judgement(
      checks: checks.map { check in
        guard check.status == .faulty else { return check }
        return CheckResult(
          id: check.id, title: check.title, status: .faulty, score: check.maxScore,
          maxScore: check.maxScore, message: check.message)
      }, convention: convention, diagnosis: diagnosis)
  }
}
