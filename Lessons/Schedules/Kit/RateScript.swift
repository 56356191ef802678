package import Observations

/// A scenario for a function that computes a learning rate: calls in order, each with its arguments.
package struct RateScript<Call: WireCodable & Equatable>: Equatable, Sendable {
  package var calls: [Call]

  package init(_ calls: [Call]) {
    self.calls = calls
  }

  /// Makes the calls and returns the rates. The rows are numbered from 1.
  package func trace(of rate: (Call) -> Double) -> Trace {
    Trace(
      calls.enumerated().map { Trace.Row(RateLabel.rate, number: $0 + 1, [rate($1)]) })
  }
}

/// The label of a computed rate.
package enum RateLabel {
  package static let rate = "the rate"
}

/// The arguments of `stepDecayRate`.
package struct StepDecayCall: Hashable, Sendable {
  package var step: Int
  package var base: Double
  package var factor: Double
  package var milestones: [Int]

  package init(step: Int, base: Double, factor: Double, milestones: [Int]) {
    self.step = step
    self.base = base
    self.factor = factor
    self.milestones = milestones
  }
}

/// The arguments of `cosineRate`.
package struct CosineCall: Hashable, Sendable {
  package var step: Int
  package var peak: Double
  package var floor: Double
  package var warmup: Int
  package var total: Int

  package init(step: Int, peak: Double, floor: Double, warmup: Int, total: Int) {
    self.step = step
    self.peak = peak
    self.floor = floor
    self.warmup = warmup
    self.total = total
  }
}

extension RateScript: WireCodable {
  package init(from reader: inout WireReader) throws(WireFault) {
    calls = try reader.readArray()
  }

  package func write(to writer: inout WireWriter) {
    writer.write(calls)
  }
}

extension StepDecayCall: WireCodable {
  package init(from reader: inout WireReader) throws(WireFault) {
    step = try Int(from: &reader)
    base = try reader.readDouble()
    factor = try reader.readDouble()
    milestones = try reader.readArray()
  }

  package func write(to writer: inout WireWriter) {
    step.write(to: &writer)
    writer.write(base)
    writer.write(factor)
    writer.write(milestones)
  }
}

extension CosineCall: WireCodable {
  package init(from reader: inout WireReader) throws(WireFault) {
    step = try Int(from: &reader)
    peak = try reader.readDouble()
    floor = try reader.readDouble()
    warmup = try Int(from: &reader)
    total = try Int(from: &reader)
  }

  package func write(to writer: inout WireWriter) {
    step.write(to: &writer)
    writer.write(peak)
    writer.write(floor)
    warmup.write(to: &writer)
    total.write(to: &writer)
  }
}
