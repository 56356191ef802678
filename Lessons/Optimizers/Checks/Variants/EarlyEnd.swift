internal import Checking
internal import Observations
internal import OptimizersKit
internal import Rules

/// A loop that does everything right until it ends before its last step, for whatever reason.
struct EarlyEnd {
  private static let id = "training-loop.ends-early"

  /// How many rows and how many steps a run came to.
  private let rows: Int
  private let steps: Int

  /// How many rows and how many steps each run came to is read off the traces.
  static let family = Family<LoopScript>([
    VariantName(id: id, sentence: "Your loop sometimes ends before it has taken all its steps.")
  ]) { runs in
    let ends = runs.compactMap { EarlyEnd.ends(of: $0.trace, script: $0.scenario) }
    guard ends.count == runs.count else { return nil }
    let early = zip(runs.map(\.scenario), ends)
      .compactMap { script, ends in ends.first { $0.rows < script.steps }.map { (script, $0.rows) }
      }
    guard let (script, rows) = early.first else { return nil }
    return Variant(
      id,
      "Your loop ends too early on some inputs: it returned \(rows) of \(script.steps) rows on "
        + "\(script.lossText). It must take every step it is asked for, whatever the loss or the "
        + "gradient.",
      acrossScenarios: {
        var left = ends[...]
        return { script in
          let ends = left.popFirst() ?? []
          return try script.trace { ends[$0].procedure }
        }
      })
  }

  /// The lesson's loop that ends after these steps, perhaps after it has recorded another row.
  private var procedure: Procedure {
    var procedure = TrainingLoop.procedure
    procedure.count = .atMost(steps)
    if rows > steps { procedure.after = [TrainingLoop.record] }
    return procedure
  }

  /// Returns how each run of a script ended; nil where one did something else than to end early.
  private static func ends(of trace: Trace, script: LoopScript) -> [EarlyEnd]? {
    var ends: [EarlyEnd] = []
    var steps = 0
    for row in trace.rows {
      switch row.label {
      case LoopScript.Label.stepParameters: steps += 1
      case LoopScript.Label.count:
        let rows = Int(row.values.first ?? 0)
        guard rows <= script.steps, rows == steps || rows == steps + 1 else { return nil }
        ends.append(EarlyEnd(rows: rows, steps: steps))
        steps = 0
      default: break
      }
    }
    return ends.count == script.runs ? ends : nil
  }
}
