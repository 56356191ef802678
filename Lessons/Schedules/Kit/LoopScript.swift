package import Autograd
package import Observations

/// A scenario for the loop with a schedule: the loss, the start, the rates and the optimizer.
package struct LoopScript: Equatable, Sendable {
  package var objective: Objective
  /// The loss is `scale` times the objective plus `offset`.
  package var scale: Double
  package var offset: Double
  package var start: [Double]
  /// The rate of each step. There may be more than the loop takes steps.
  package var rates: [Double]
  package var steps: Int
  /// Its learning rate is that of the optimizer before the loop.
  package var update: ProbeUpdate
  /// How often the loop is run in a row on the same parameters.
  package var runs: Int

  package init(
    _ objective: Objective, scale: Double = 1, offset: Double = 0, start: [Double],
    rates: [Double], steps: Int, update: ProbeUpdate, runs: Int = 1
  ) {
    self.objective = objective
    self.scale = scale
    self.offset = offset
    self.start = start
    self.rates = rates
    self.steps = steps
    self.update = update
    self.runs = runs
  }

  /// Returns the loss, of shape `[]`.
  package func loss(_ parameters: Tensor) -> Tensor {
    let loss = objective.loss(parameters)
    return scale == 1 && offset == 0 ? loss : scale * loss + offset
  }

  /// Returns the rate of a step; a small rate, different for each step, for those without one.
  package func rate(of step: Int) -> Double {
    rates.indices.contains(step) ? rates[step] : 1e-6 * Double(abs(step % 1000) + 7)
  }
}

extension LoopScript: WireCodable {
  package init(from reader: inout WireReader) throws(WireFault) {
    objective = Objective(tag: try reader.readByte())
    scale = try reader.readDouble()
    offset = try reader.readDouble()
    start = try reader.readDoubles()
    rates = try reader.readDoubles()
    steps = try reader.readIndex()
    update = try ProbeUpdate(from: &reader)
    runs = try reader.readIndex()
  }

  package func write(to writer: inout WireWriter) {
    writer.write(objective.tag)
    writer.write(scale)
    writer.write(offset)
    writer.write(start)
    writer.write(rates)
    writer.write(count: steps)
    update.write(to: &writer)
    writer.write(count: runs)
  }
}
