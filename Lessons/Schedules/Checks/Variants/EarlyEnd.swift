internal import Checking
internal import Observations
internal import Rules
internal import SchedulesKit

/// A loop that does everything right until it ends before its last step, for whatever reason.
enum EarlyEnd {
  private static let name = VariantName(
    id: "scheduled-loop.ends-early",
    sentence: "Your loop sometimes ends before it has taken all its steps.")

  /// How many losses and how many steps each run came to is read off the traces.
  static let family = Family<LoopScript>([name]) { runs in
    let ends = runs.map { Self.ends(of: $0.trace) }
    let early = zip(runs, ends).first { run, ends in
      ends.contains { $0.losses < run.scenario.steps }
    }
    guard let (run, _) = early else { return nil }
    return Variant(
      name.id,
      "Your loop ends too early on some inputs, for example on \(run.scenario.lossText). It must take "
        + "every step it is asked for, whatever the loss or the gradient.",
      acrossScenarios: {
        var left = ends[...]
        return { script in
          var runs = (left.popFirst() ?? [])[...]
          return try script.trace([:]) {
            let end = runs.popFirst() ?? (0, 0)
            var procedure = ScheduledLoop.procedure
            procedure.count = .atMost(end.steps)
            if end.losses > end.steps {
              procedure.after = [ScheduledLoop.rate, ScheduledLoop.loss, ScheduledLoop.record]
            }
            return procedure
          }
        }
      })
  }

  /// Returns how many losses and how many steps each run of a script came to.
  private static func ends(of trace: Trace) -> [(losses: Int, steps: Int)] {
    var ends: [(losses: Int, steps: Int)] = []
    var steps = 0
    for row in trace.rows {
      switch row.label {
      case LoopLabel.stepParameters: steps += 1
      case LoopLabel.count:
        ends.append((Int(row.values.first ?? 0), steps))
        steps = 0
      default: break
      }
    }
    return ends
  }
}
