internal import Observations
internal import VisibleText

/// An observed value as JSON has it: an array of arrays is an array of arrays.
package enum EncodedValue: Codable, Sendable, Equatable {
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

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let text = try? container.decode(String.self) {
      self = NumberTokens.number(in: text).map(EncodedValue.number) ?? .text(text)
    } else if let boolean = try? container.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let integer = try? container.decode(Int.self) {
      self = .integer(integer)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else {
      self = .array(try container.decode([EncodedValue].self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
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
