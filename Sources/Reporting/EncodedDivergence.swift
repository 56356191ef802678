internal import Checking
internal import Observations
internal import VisibleText

/// The first place where what was observed differs from what was expected, as JSON has it.
struct EncodedDivergence: Encodable, Sendable {
  let step: Int
  let place: String
  let label: String
  let scenario: String
  let expected: [EncodedValue]
  let actual: [EncodedValue]

  /// A submission decides how many values it returns; a report need not repeat a million.
  fileprivate static let mostValues = 100

  init(_ divergence: Divergence) {
    step = divergence.number
    place = divergence.place.madeVisible
    label = divergence.label.madeVisible
    scenario = divergence.scenario.madeVisible
    expected = divergence.expected.items.prefix(Self.mostValues).map(EncodedValue.init)
    actual = divergence.actual.items.prefix(Self.mostValues).map(EncodedValue.init)
  }
}

/// An observed value as JSON has it: an array of arrays is an array of arrays.
enum EncodedValue: Encodable, Sendable {
  case number(Double)
  case integer(Int)
  case boolean(Bool)
  case text(String)
  case array([EncodedValue])
  case null

  /// The most characters of a text.
  private static let mostCharacters = 1000

  init(_ value: ObservedValue) {
    switch value {
    case .number(let number): self = .number(number)
    case .integer(let integer): self = .integer(integer)
    case .boolean(let boolean): self = .boolean(boolean)
    case .text(let text): self = .text(String(text.prefix(Self.mostCharacters)).madeVisible)
    case .optional(let wrapped): self = wrapped.map(EncodedValue.init) ?? .null
    case .numbers, .list, .tuple:
      self = .array(value.items.prefix(EncodedDivergence.mostValues).map(EncodedValue.init))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .integer(let integer): try container.encode(integer)
    case .boolean(let boolean): try container.encode(boolean)
    case .text(let text): try container.encode(text)
    case .array(let items): try container.encode(items)
    case .null: try container.encodeNil()
    }
  }
}
