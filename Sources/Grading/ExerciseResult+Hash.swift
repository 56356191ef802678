internal import Checking
internal import Compiling
internal import Files
internal import LessonReading
internal import Observations
internal import Sandbox

extension ExerciseResult {
  /// Adds everything that a report shows of the result to a hash.
  func add(to hash: inout ContentHash) {
    hash.add("\(verdict.status) \(verdict.score) \(isolation?.rawValue ?? "") \(remark ?? "")")
    hash.add(verdict.message)
    hash.add(verdict.output)
    hash.add(verdict.diagnosis?.description ?? "")
    hash.add(verdict.convention?.id ?? "")
    for diagnostic in verdict.diagnostics { hash.add(diagnostic.description) }
    for check in verdict.checks {
      hash.add("\(check.status) \(check.score) \(check.largestDeviation ?? 0)")
      hash.add(check.message)
      if let actual = check.firstDivergence?.actual { hash.add(actual.wireBytes) }
      hash.add("\(check.measure?.value ?? 0)")
    }
    for (run, answer) in figureAnswers.sorted(by: { $0.key < $1.key }) {
      hash.add("\(run.figure) \(run.index)")
      if let trace = answer.trace { hash.add(trace.wireBytes) }
    }
  }
}
