package import Observations

/// How a training loop is tried: on which loss, from where, for how many steps, with what optimizer.
package struct LoopScript: Equatable, Sendable {
  package var objective: Objective
  package var start: [Double]
  package var steps: Int
  package var update: ProbeUpdate
  /// How often the loop is run in a row on the same parameters.
  package var runs: Int

  package init(
    _ objective: Objective, start: [Double], steps: Int, update: ProbeUpdate, runs: Int = 1
  ) {
    self.objective = objective
    self.start = start
    self.steps = steps
    self.update = update
    self.runs = runs
  }
}

/// The rule of the judge's own optimizer: θ ← θ − α g − drift · k, where k counts its steps from 1.
///
/// With a drift it is no rule that a loop could know by heart, and it moves where there is no
/// gradient.
package struct ProbeUpdate: Equatable, Sendable {
  package var learningRate: Double
  package var drift: Double

  package init(learningRate: Double, drift: Double = 0) {
    self.learningRate = learningRate
    self.drift = drift
  }
}

extension LoopScript: WireCodable {
  package init(from reader: inout WireReader) throws(WireFault) {
    objective = try Objective(from: &reader)
    start = try reader.readDoubles()
    steps = try reader.readIndex()
    update = ProbeUpdate(
      learningRate: try reader.readDouble(), drift: try reader.readDouble())
    runs = try reader.readIndex()
  }

  package func write(to writer: inout WireWriter) {
    objective.write(to: &writer)
    writer.write(start)
    writer.write(count: steps)
    writer.write(update.learningRate)
    writer.write(update.drift)
    writer.write(count: runs)
  }
}
