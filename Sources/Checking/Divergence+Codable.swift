internal import Observations

extension Divergence: Codable {
  private enum CodingKeys: CodingKey {
    case kind, label, number, place, expected, actual, scenario, detail, fact
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func value(_ key: CodingKeys) throws -> ObservedValue {
      try ObservedValue(wireBytes: container.decode([UInt8].self, forKey: key))
    }
    self.init(
      try container.decode(Kind.self, forKey: .kind),
      label: try container.decode(String.self, forKey: .label),
      number: try container.decode(Int.self, forKey: .number),
      place: try container.decode(String.self, forKey: .place), expected: try value(.expected),
      actual: try value(.actual), scenario: try container.decode(String.self, forKey: .scenario),
      detail: try container.decodeIfPresent(String.self, forKey: .detail),
      fact: try container.decodeIfPresent(String.self, forKey: .fact))
  }

  /// Encodes the two values by their bytes on the wire, which keep every bit of a number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(label, forKey: .label)
    try container.encode(number, forKey: .number)
    try container.encode(place, forKey: .place)
    try container.encode(expected.wireBytes, forKey: .expected)
    try container.encode(actual.wireBytes, forKey: .actual)
    try container.encode(scenario, forKey: .scenario)
    try container.encodeIfPresent(detail, forKey: .detail)
    try container.encodeIfPresent(fact, forKey: .fact)
  }
}
