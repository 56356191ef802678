package import Autograd
package import Observations

/// A scenario for a training loop: the loss, the start, the number of steps and the optimizer.
package struct LoopScript: Equatable, Sendable {
  package var objective: Objective
  /// The loss is `scale` times the objective plus `offset`.
  package var scale: Double
  package var offset: Double
  package var start: [Double]
  package var steps: Int
  package var update: ProbeUpdate
  /// How often the loop is run in a row on the same parameters.
  package var runs: Int

  package init(
    _ objective: Objective, scale: Double = 1, offset: Double = 0, start: [Double], steps: Int,
    update: ProbeUpdate, runs: Int = 1
  ) {
    self.objective = objective
    self.scale = scale
    self.offset = offset
    self.start = start
    self.steps = steps
    self.update = update
    self.runs = runs
  }
}

/// The rule of the judge's own optimizer: θ ← θ − α g − drift · k, where k counts its steps from 1.
///
/// With a drift the parameters move even where the gradient is zero, and a loop cannot compute the
/// steps by itself.
package struct ProbeUpdate: Equatable, Sendable {
  package var learningRate: Double
  package var drift: Double

  package init(learningRate: Double, drift: Double = 0) {
    self.learningRate = learningRate
    self.drift = drift
  }
}

extension LoopScript {
  /// Returns the loss, of shape `[]`.
  package func loss(_ parameters: Tensor) -> Tensor {
    let loss = objective.loss(parameters)
    return scale == 1 && offset == 0 ? loss : scale * loss + offset
  }
}

extension LoopScript: WireCodable {
  package init(from reader: inout WireReader) throws(WireFault) {
    objective = try Objective(from: &reader)
    scale = try reader.readDouble()
    offset = try reader.readDouble()
    start = try reader.readDoubles()
    steps = try reader.readIndex()
    update = ProbeUpdate(
      learningRate: try reader.readDouble(), drift: try reader.readDouble())
    runs = try reader.readIndex()
  }

  package func write(to writer: inout WireWriter) {
    objective.write(to: &writer)
    writer.write(scale)
    writer.write(offset)
    writer.write(start)
    writer.write(count: steps)
    writer.write(update.learningRate)
    writer.write(update.drift)
    writer.write(count: runs)
  }
}
