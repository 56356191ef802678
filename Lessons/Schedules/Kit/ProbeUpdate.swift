package import Observations

/// The rule of the judge's own optimizer: θ ← θ − α g − drift · k, where k counts its steps from 1.
///
/// With a drift the parameters move even where the gradient or the rate is zero, and a loop cannot
/// compute the steps by itself.
package struct ProbeUpdate: Equatable, Sendable {
  package var learningRate: Double
  package var drift: Double

  package init(learningRate: Double, drift: Double = 0) {
    self.learningRate = learningRate
    self.drift = drift
  }
}

extension ProbeUpdate: WireCodable {
  package init(from reader: inout WireReader) throws(WireFault) {
    learningRate = try reader.readDouble()
    drift = try reader.readDouble()
  }

  package func write(to writer: inout WireWriter) {
    writer.write(learningRate)
    writer.write(drift)
  }
}
