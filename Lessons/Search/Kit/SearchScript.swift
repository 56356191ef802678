package import Observations

/// A scenario for random search: what is drawn, and the loss of each evaluation.
///
/// Losses belong to evaluations and not to configurations, as where training is random. So a second
/// evaluation of the same configuration shows.
package struct SearchScript: Equatable, Sendable {
  /// What is drawn, in this order, and then from the first again.
  package var configurations: [Configuration]
  /// The losses of the evaluations, in this order, and then from the first again.
  package var losses: [Double]
  package var budget: Int

  package init(configurations: [Configuration], losses: [Double], budget: Int) {
    self.configurations = configurations
    self.losses = losses
    self.budget = budget
  }
}

extension SearchScript: WireCodable {
  package init(from reader: inout WireReader) throws(WireFault) {
    configurations = try Configuration.read(from: &reader)
    losses = try reader.readDoubles()
    budget = try reader.readIndex()
  }

  package func write(to writer: inout WireWriter) {
    Configuration.write(configurations, to: &writer)
    writer.write(losses)
    writer.write(count: budget)
  }
}

// No conformance, which would be public where the wire format is not.
extension Configuration {
  static func read(from reader: inout WireReader) throws(WireFault) -> [Configuration] {
    // A configuration has at least the four bytes of its count.
    let count = try reader.readCount(ofSize: 4)
    var all: [Configuration] = []
    for _ in 0..<count {
      var values: [String: Double] = [:]
      for _ in 0..<(try reader.readCount(ofSize: 12)) {
        let name = try reader.readString()
        values[name] = try reader.readDouble()
      }
      all.append(Configuration(values: values))
    }
    return all
  }

  static func write(_ all: [Configuration], to writer: inout WireWriter) {
    writer.write(count: all.count)
    for configuration in all {
      writer.write(count: configuration.values.count)
      for (name, value) in configuration.values.sorted(by: { $0.key < $1.key }) {
        writer.write(name)
        writer.write(value)
      }
    }
  }

  /// The configuration as it is observed: its description.
  package var observed: ObservedValue { .text(description) }
}
