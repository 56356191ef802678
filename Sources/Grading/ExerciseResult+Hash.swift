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
    hash.add(verdict.location.map { "\($0.file) \($0.line)" } ?? "")
    hash.add(verdict.diagnosis?.description ?? "")
    for formula in verdict.diagnosis?.formulas ?? [] { hash.add("\(formula)") }
    hash.add(verdict.diagnosis?.quantities.joined(separator: " ") ?? "")
    hash.add(verdict.convention?.id ?? "")
    for diagnostic in verdict.diagnostics { hash.add(diagnostic.description) }
    for check in verdict.checks {
      hash.add("\(check.id) \(check.status) \(check.score) \(check.maxScore)")
      hash.add("\(check.title) \(check.largestDeviation ?? 0)")
      hash.add(check.message)
      if let actual = check.firstDivergence?.actual { hash.add(actual.wireBytes) }
      hash.add(check.measure.map { "\($0.name) \($0.value)" } ?? "")
    }
    for (run, answer) in figureAnswers.sorted(by: { $0.key < $1.key }) {
      hash.add("\(run.figure) \(run.index)")
      answer.add(to: &hash)
    }
  }
}

extension Answer {
  /// Adds everything that the answer says to a hash.
  func add(to hash: inout ContentHash) {
    switch self {
    case .observed(let trace): hash.add(trace.wireBytes)
    case .unfinished: hash.add("unfinished")
    case .crashed(let message): hash.add("crashed \(message)")
    case .timedOut(let message): hash.add("timed out \(message)")
    }
  }
}
