internal import Checking
internal import Observations
internal import VisibleText

/// The first place where what was observed differs from what was expected, as JSON has it.
package struct EncodedDivergence: Codable, Sendable {
  package let step: Int
  package let place: String
  package let label: String
  package let scenario: String
  package let expected: [EncodedValue]
  package let actual: [EncodedValue]

  /// A submission decides how many values it returns; a report need not repeat a million.
  static let mostValues = 100

  init(_ divergence: Divergence) {
    step = divergence.number
    place = divergence.place.madeVisible
    label = divergence.label.madeVisible
    scenario = divergence.scenario.madeVisible
    expected = divergence.expected.items.prefix(Self.mostValues).map(EncodedValue.init)
    actual = divergence.actual.items.prefix(Self.mostValues).map(EncodedValue.init)
  }
}
