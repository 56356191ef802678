public import Observations

/// The first place where what was observed differs from what was expected.
public struct Divergence: Sendable, Equatable {
  /// How the two differ.
  public enum Kind: String, Sendable, Equatable, Codable {
    case values
    /// There are more or fewer elements than expected, or an array, a tuple and a single value are
    /// confused.
    case shape
    /// An expected row is not there.
    case missing
    /// A row is there that was not expected.
    case unexpected
  }

  public let kind: Kind
  /// What was compared, for example `the parameters`.
  public internal(set) var label: String
  /// The number of the row that differs.
  public internal(set) var number: Int
  /// Where the row stands, in words that a sentence can begin with, for example `after step 3` or
  /// `for n = 7`; empty where there is nothing to say.
  public var place: String
  public let expected: ObservedValue
  public let actual: ObservedValue
  /// The input on which it happened, in words.
  public var scenario: String
  /// A clause that says more about the difference, for example `3 is missing`.
  public let detail: String?
  /// What is wrong, as a sentence without its full stop, in place of the sentence about the values.
  public let fact: String?

  public init(
    _ kind: Kind, label: String = "", number: Int = 0, place: String = "", expected: ObservedValue,
    actual: ObservedValue, scenario: String = "", detail: String? = nil, fact: String? = nil
  ) {
    self.kind = kind
    self.label = label
    self.number = number
    self.place = place
    self.expected = expected
    self.actual = actual
    self.scenario = scenario
    self.detail = detail
    self.fact = fact
  }
}

extension Divergence: CustomStringConvertible {
  /// One sentence for the student: where, what was expected and what came.
  public var description: String {
    let input = scenario.isEmpty || scenario == place ? "" : " (\(scenario))"
    if let fact { return "\(fact)\(input)." }
    let difference =
      switch expected.isSameKindOfCollection(as: actual) || kind != .shape ? kind : .values {
      case .values:
        "\(label) should be \(ValueText.of(expected)) but came out as \(ValueText.of(actual))"
      case .shape:
        "\(label) should hold \(elements(of: expected)) but holds "
          + (actual.items.isEmpty ? "none" : "\(elements(of: actual)): \(ValueText.of(actual))")
      case .missing: "\(label) should be \(ValueText.of(expected)) but is missing"
      case .unexpected:
        "there is \(label) \(ValueText.of(actual)), where there should be nothing more"
      }
    let sentence = place.isEmpty ? difference : "\(place), \(difference)"
    return "\(sentence.capitalizedAtStart)\(detail.map { ": \($0)" } ?? "")\(input)."
  }

  /// Names the place, the value and the input, as a heading of a table of both values.
  public var heading: String {
    let parts = place.isEmpty ? [label] : ["\(place): \(label)"]
    let input = scenario.isEmpty || scenario == place ? [] : [scenario]
    return (parts + input).joined(separator: ", ").capitalizedAtStart
  }

  private func elements(of value: ObservedValue) -> String {
    let unit = if case .numbers = value { "number" } else { "element" }
    let count = value.items.count
    return count == 1 ? "1 \(unit)" : "\(count) \(unit)s"
  }
}

extension String {
  /// The text with a capital letter at its beginning.
  fileprivate var capitalizedAtStart: String { prefix(1).uppercased() + dropFirst() }
}
