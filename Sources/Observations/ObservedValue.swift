/// A value that was observed, with its kind: what a submission's function returned, for example.
///
/// Every kind has a tag on the wire, so that the judge can read a value without knowing its type.
public enum ObservedValue: Equatable, Sendable {
  case integer(Int)
  case number(Double)
  case boolean(Bool)
  case text(String)
  /// An array of `Double`.
  case numbers([Double])
  /// An array of anything else.
  case list([ObservedValue])
  case tuple([ObservedValue])
  /// An optional; nil where it holds nothing.
  indirect case optional(ObservedValue?)
}

extension ObservedValue {
  /// The parts of an array or a tuple; of any other value, the value itself.
  public var items: [ObservedValue] {
    switch self {
    case .numbers(let numbers): numbers.map(ObservedValue.number)
    case .list(let items), .tuple(let items): items
    case .integer, .number, .boolean, .text, .optional: [self]
    }
  }

  /// Whether every number in the value is finite.
  public var isFinite: Bool {
    switch self {
    case .numbers(let numbers): numbers.allSatisfy(\.isFinite)
    case .number(let number): number.isFinite
    case .list(let items), .tuple(let items): items.allSatisfy(\.isFinite)
    case .optional(let wrapped): wrapped?.isFinite ?? true
    case .integer, .boolean, .text: true
    }
  }
}

extension ObservedValue: ExpressibleByArrayLiteral {
  /// Creates an array of numbers.
  public init(arrayLiteral numbers: Double...) {
    self = .numbers(numbers)
  }
}
