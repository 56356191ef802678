internal import Foundation

/// A measured median with its reference and its limit.
struct Finding: Encodable {
  var name: String
  let value: Double
  let unit: Unit
  var reference: Reference?
  var limit: Limit?

  enum Unit: String, Encodable {
    case seconds = "s"
    case milliseconds = "ms"
    case microseconds = "µs"
    case megabytesPerSecond = "MB/s"
    case megabytes = "MB"
  }

  /// A value for comparison, measured in the same run and unit.
  struct Reference: Encodable {
    let name: String
    let value: Double
  }

  /// The requirement on a value.
  enum Limit {
    /// At most this many units.
    case atMost(Double)
    /// At most this many times the reference.
    case timesAtMost(Double)
    /// At least this many times the reference.
    case timesAtLeast(Double)
  }

  var limitText: String? {
    switch limit {
    case nil: nil
    case .atMost(let most): "≤ \(most.formatted()) \(unit.rawValue)"
    case .timesAtMost(let most): "≤ \(most.formatted())×"
    case .timesAtLeast(let least): "≥ \(least.formatted())×"
    }
  }

  var ratio: Double? { reference.map { value / $0.value } }

  /// Whether the limit is met; nil without a limit.
  var isMet: Bool? {
    switch limit {
    case nil: nil
    case .atMost(let most): value <= most
    case .timesAtMost(let most): ratio.map { $0 <= most }
    case .timesAtLeast(let least): ratio.map { $0 >= least }
    }
  }
}

/// The findings of one benchmark.
struct Section: Encodable {
  let benchmark: String
  let title: String
  var findings: [Finding]
  /// Notes on the findings, such as why one is missing.
  var remarks: [String] = []

  static func encoded(_ sections: [Section]) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return try encoder.encode(sections) + Data("\n".utf8)
  }
}

extension Finding {
  private enum Key: String, CodingKey {
    case name, value, unit, reference, ratio, limit, isMet
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .name)
    try container.encode(value, forKey: .value)
    try container.encode(unit, forKey: .unit)
    try container.encodeIfPresent(reference, forKey: .reference)
    try container.encodeIfPresent(ratio, forKey: .ratio)
    try container.encodeIfPresent(limitText, forKey: .limit)
    try container.encodeIfPresent(isMet, forKey: .isMet)
  }
}
