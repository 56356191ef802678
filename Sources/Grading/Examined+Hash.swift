internal import Checking
internal import Caching
internal import LessonReading
internal import Observations
internal import Sandbox

extension Examined {
  /// Adds all that a report shows of it to a hash.
  func add(to hash: inout ContentHash) {
    hash.add(graded.exercise.id)
    hash.add("\(graded.status) \(graded.score) \(isolation?.rawValue ?? "") \(remark ?? "")")
    hash.add(graded.message)
    hash.add(graded.output)
    hash.add(graded.diagnosis?.description ?? "")
    hash.add(graded.convention?.id ?? "")
    for diagnostic in graded.diagnostics { hash.add(diagnostic.description) }
    for check in graded.checks {
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
