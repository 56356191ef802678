package import Observations

/// A scenario for successive halving: configurations with their losses at every budget.
package struct HalvingScript: Equatable, Sendable {
  package var configurations: [Configuration]
  /// The loss of each configuration.
  package var curves: [LossCurve]
  package var minimumBudget: Int
  package var eta: Int

  package init(
    configurations: [Configuration], curves: [LossCurve], minimumBudget: Int, eta: Int
  ) {
    self.configurations = configurations
    self.curves = curves
    self.minimumBudget = minimumBudget
    self.eta = eta
  }

  /// Returns the loss of a configuration after training with a budget; infinite for one that the
  /// scenario does not have.
  package func loss(of configuration: Configuration, budget: Int) -> Double {
    guard let index = configurations.firstIndex(of: configuration) else { return .infinity }
    return curves[index].loss(after: budget)
  }
}

/// A loss that falls as the budget grows: scale · (end + fall / (1 + budget / time))³ + offset.
///
/// Curves with the same scale and offset keep their order when both are changed.
package struct LossCurve: Equatable, Sendable {
  package var end: Double
  package var fall: Double
  package var time: Double
  package var scale: Double
  package var offset: Double

  package init(
    end: Double, fall: Double, time: Double, scale: Double = 1, offset: Double = 0
  ) {
    self.end = end
    self.fall = fall
    self.time = time
    self.scale = scale
    self.offset = offset
  }

  package func loss(after budget: Int) -> Double {
    let height = end + fall / (1 + Double(budget) / time)
    return scale * height * height * height + offset
  }
}

extension HalvingScript: WireCodable {
  package init(from reader: inout WireReader) throws(WireFault) {
    configurations = try Configuration.read(from: &reader)
    curves = try reader.readArray()
    minimumBudget = try reader.readIndex()
    eta = try reader.readIndex()
    guard curves.count == configurations.count else { throw .leftOver(curves.count) }
  }

  package func write(to writer: inout WireWriter) {
    Configuration.write(configurations, to: &writer)
    writer.write(curves)
    writer.write(count: minimumBudget)
    writer.write(count: eta)
  }
}

extension LossCurve: WireCodable {
  package init(from reader: inout WireReader) throws(WireFault) {
    end = try reader.readDouble()
    fall = try reader.readDouble()
    time = try reader.readDouble()
    scale = try reader.readDouble()
    offset = try reader.readDouble()
  }

  package func write(to writer: inout WireWriter) {
    for number in [end, fall, time, scale, offset] { writer.write(number) }
  }
}
