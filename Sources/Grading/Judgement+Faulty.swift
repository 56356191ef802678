internal import Checking

extension Judgement {
  /// The same with full points for every check that broke, whatever its author gave.
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
