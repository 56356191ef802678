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
    var ends: [(script: LoopScript, ends: [End])] = []
    for run in runs {
      guard let found = End.ends(of: run.trace, script: run.scenario) else { return nil }
      ends.append((run.scenario, found))
    }
    let early = ends.lazy.compactMap { script, ends in
      ends.first { $0.rows < script.steps }.map { (script: script, rows: $0.rows) }
    }.first
    guard let early else { return nil }
    let known = ends
    return Variant(
      id,
      "Your loop ends too early on some inputs: it returned \(early.rows) of "
        + "\(early.script.steps) rows on \(early.script.lossText). It must take every step it is "
        + "asked for, whatever the loss or the gradient.",
      expect: { script in
        var left = known.first { $0.script.isSame(as: script) }?.ends ?? []
        return script.trace { loss, parameters, optimizer, steps in
          let end = left.isEmpty ? End(rows: steps, steps: steps) : left.removeFirst()
          var rows = LoopVariants.lessons(loss, parameters, optimizer, min(end.steps, steps))
          if end.rows == rows.count + 1 { rows.append(parameters.detached()) }
          return rows
        }
      })
  }

  /// How one run of a loop ended.
  private struct End {
    let rows: Int
    let steps: Int

    /// Returns how each run of a script ended; nil where one did something else than to end early.
    static func ends(of trace: Trace, script: LoopScript) -> [End]? {
      var ends: [End] = []
      var steps = 0
      for row in trace.rows {
        switch row.label {
        case LoopScript.Label.stepParameters: steps += 1
        case LoopScript.Label.count:
          let rows = Int(row.values.first ?? 0)
          guard rows <= script.steps, rows == steps || rows == steps + 1 else { return nil }
          ends.append(End(rows: rows, steps: steps))
          steps = 0
        default: break
        }
      }
      return ends.count == script.runs ? ends : nil
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
