/// A type whose values can be observed.
///
/// `Int`, `Double`, `Bool`, `String`, and arrays and optionals of observable types conform. A lesson's
/// own type conforms by giving its parts, for example as a tuple.
public protocol ObservedValueConvertible {
  var observedValue: ObservedValue { get }
}

extension ObservedValue: ObservedValueConvertible {
  public var observedValue: ObservedValue { self }
}

extension Int: ObservedValueConvertible {
  public var observedValue: ObservedValue { .integer(self) }
}

extension Double: ObservedValueConvertible {
  public var observedValue: ObservedValue { .number(self) }
}

extension Bool: ObservedValueConvertible {
  public var observedValue: ObservedValue { .boolean(self) }
}

extension String: ObservedValueConvertible {
  public var observedValue: ObservedValue { .text(self) }
}

extension Array: ObservedValueConvertible where Element: ObservedValueConvertible {
  public var observedValue: ObservedValue {
    if Element.self == Double.self, let numbers = self as? [Double] { return .numbers(numbers) }
    return .list(map(\.observedValue))
  }
}

extension Optional: ObservedValueConvertible where Wrapped: ObservedValueConvertible {
  public var observedValue: ObservedValue { .optional(map(\.observedValue)) }
}

extension ObservedValue {
  /// Creates the observed value of anything that is made of observable types and of tuples of them.
  ///
  /// A tuple cannot conform to a protocol, so tuples, and arrays and optionals of tuples, are taken
  /// apart by reflection. The labels of a tuple are not observed.
  ///
  /// - Throws: ``UnobservableType`` for a value of any other type.
  public init<Value>(_ value: Value) throws(UnobservableType) {
    if let value = value as? any ObservedValueConvertible {
      self = value.observedValue
      return
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .tuple: self = .tuple(try Self.parts(of: mirror))
    case .collection where value is [Any]: self = .list(try Self.parts(of: mirror))
    case .optional: self = .optional(try Self.parts(of: mirror).first)
    default: throw UnobservableType(type(of: value))
    }
  }

  private static func parts(of mirror: Mirror) throws(UnobservableType) -> [ObservedValue] {
    var parts: [ObservedValue] = []
    for child in mirror.children { parts.append(try ObservedValue(child.value)) }
    return parts
  }
}

/// A value was to cross the wire whose type is not made of `Int`, `Double`, `Bool`, `String`, arrays,
/// optionals and tuples.
public struct UnobservableType: Error, Equatable, Sendable {
  /// The type's name.
  public let name: String

  init(_ type: Any.Type) {
    name = String(reflecting: type)
  }
}

extension UnobservableType: CustomStringConvertible {
  public var description: String {
    "a value of type \(name) cannot be sent; use Int, Double, Bool, String, arrays, optionals or "
      + "tuples of them, or let \(name) conform to ObservedValueConvertible or WireCodable"
  }
}
