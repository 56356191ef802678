internal import Autograd
internal import Checking
internal import Observations
internal import OptimizersKit

/// A loop that does everything right until it ends before its last step, for whatever reason.
enum EarlyEnd {
  private static let id = "training-loop.ends-early"

  /// How many rows and how many steps each script came to is read off the runs.
  static let family = Family<LoopScript>([
    VariantName(id: id, sentence: "Your loop sometimes ends before it has taken all its steps.")
  ]) { runs in
    var ends: [(script: LoopScript, end: End)] = []
    for run in runs {
      guard let end = End(of: run.trace, script: run.scenario) else { return nil }
      ends.append((run.scenario, end))
    }
    guard let early = ends.first(where: { $0.end.rows < $0.script.steps }) else { return nil }
    let known = ends
    return Variant(
      id,
      "Your loop ends too early on some inputs: it returned \(early.end.rows) of "
        + "\(early.script.steps) rows on \(early.script.lossText). It must take every step it is "
        + "asked for, whatever the loss or the gradient.",
      expect: { script in
        let end = known.first { $0.script.isSame(as: script) }?.end
        return script.trace { loss, parameters, optimizer, steps in
          var rows = LoopVariants.lessons(
            loss, parameters, optimizer, min(end?.steps ?? steps, steps))
          if let end, end.rows == rows.count + 1 { rows.append(parameters.detached()) }
          return rows
        }
      })
  }

  /// How a run ended.
  private struct End {
    let rows: Int
    let steps: Int

    /// Returns nil where a run was made more than once and ended early.
    init?(of trace: Trace, script: LoopScript) {
      let counts = EarlyEnd.rowCounts(of: trace)
      let taken = trace.rows.count { $0.label == LoopScript.Label.stepParameters }
      guard let first = counts.first, counts.allSatisfy({ $0 == first }), script.runs > 0,
        taken.isMultiple(of: script.runs)
      else { return nil }
      rows = first
      steps = taken / script.runs
      guard rows <= script.steps, rows == steps || rows == steps + 1 else { return nil }
    }
  }

  /// Returns how many rows a loop returned, run by run.
  static func rowCounts(of trace: Trace) -> [Int] {
    trace.rows.filter { $0.label == LoopScript.Label.count }.map { Int($0.values.first ?? 0) }
  }
}

extension LoopScript {
  /// Tells whether two scripts are the same; an offset that is no number equals itself.
  fileprivate func isSame(as other: LoopScript) -> Bool {
    var (first, second) = (self, other)
    guard first.offset.isNaN, second.offset.isNaN else { return first == second }
    (first.offset, second.offset) = (0, 0)
    return first == second
  }
}
