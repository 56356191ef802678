/// The first place where what was seen leaves what was expected.
public struct Divergence: Sendable, Equatable, Codable {
  /// In which way the two part.
  public enum Kind: String, Sendable, Equatable, Codable {
    case values
    /// There are more or fewer numbers than expected.
    case shape
    /// Nothing was seen where something was expected.
    case missing
    /// Something was seen where nothing was expected.
    case unexpected
  }

  public let kind: Kind
  /// What was compared, for example `parameters`.
  public let label: String
  /// How many steps had been taken.
  public let step: Int
  public let expected: [Double]
  public let actual: [Double]
  /// The input on which it happened, in words.
  public var scenario: String
  /// What is wrong, as a sentence without its full stop, where the numbers alone do not say it.
  public let fact: String?

  public init(
    _ kind: Kind, label: String, step: Int, expected: [Double], actual: [Double], scenario: String,
    fact: String? = nil
  ) {
    self.kind = kind
    self.label = label
    self.step = step
    self.expected = expected
    self.actual = actual
    self.scenario = scenario
    self.fact = fact
  }
}

extension Divergence: CustomStringConvertible {
  /// One sentence for the student: where, what was expected, what came.
  public var description: String {
    if let fact { return "\(fact) (\(scenario))." }
    let place = step == 0 ? "Before the first step" : "After step \(step)"
    let fact =
      switch kind {
      case .values: "\(label) should be \(text(expected)) but came out as \(text(actual))"
      case .shape:
        "\(label) should hold \(numbers(expected.count)) but holds "
          + (actual.isEmpty ? "none" : "\(numbers(actual.count)): \(text(actual))")
      case .missing: "\(label) should be \(text(expected)) but is missing"
      case .unexpected: "there is \(label) \(text(actual)), where there should be nothing more"
      }
    return "\(place), \(fact) (\(scenario))."
  }

  private func numbers(_ count: Int) -> String { count == 1 ? "1 number" : "\(count) numbers" }

  private func text(_ numbers: [Double]) -> String {
    let shown = numbers.prefix(4).map { NumberText.short($0) }
    let more = numbers.count > shown.count ? ["…"] : []
    return "[" + (shown + more).joined(separator: ", ") + "]"
  }
}
