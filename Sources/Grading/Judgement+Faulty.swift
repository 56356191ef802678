internal import Checking

extension Judgement {
  /// The same judgement with all points for every faulty check.
  var keepingPointsOfFaultyChecks: Judgement {
    var judgement = self
    for index in checks.indices where checks[index].status == .faulty {
      judgement.checks[index].score = checks[index].maxScore
    }
    return judgement
  }
}
