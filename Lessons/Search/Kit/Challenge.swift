package import Observations

extension Configuration {
  /// The most configurations of a challenge.
  package static let mostInChallenge = 20

  /// Returns the number of configurations as a row, then the first ones, each as a row.
  package static func challengeRows(_ challenge: [Configuration]) -> [Trace.Row] {
    [Trace.Row("count", value: .integer(challenge.count))]
      + challenge.prefix(mostInChallenge).enumerated().map { index, configuration in
        Trace.Row(
          "configuration", number: index + 1,
          value: .list(
            configuration.values.sorted { $0.key < $1.key }
              .map { .tuple([.text($0.key), .number($0.value)]) }))
      }
  }

  /// Reads a configuration from a row of a challenge; nil if the row contains none.
  package init?(_ row: Trace.Row) {
    guard row.label == "configuration" else { return nil }
    self.init(values: [:])
    let items =
      switch row.value {
      case .list(let items): items
      case .numbers(let numbers) where numbers.isEmpty: [ObservedValue]()
      default: [ObservedValue]?.none
      }
    guard let items else { return nil }
    for item in items {
      guard case .tuple(let parts) = item, parts.count == 2, case .text(let name) = parts[0],
        case .number(let value) = parts[1]
      else { return nil }
      values[name] = value
    }
  }
}
