internal import Observations

/// Values whose types are known without the lesson: `Int`, `Double`, `Bool`, `String`, and arrays,
/// optionals and tuples of them.
enum PlainValues {
  /// Whether a value consists of plain values.
  static func areAll(in value: Any) -> Bool {
    let mirror = Mirror(reflecting: value)
    return switch mirror.displayStyle {
    case .tuple, .collection, .optional: mirror.children.allSatisfy { areAll(in: $0.value) }
    default: value is Int || value is Double || value is Bool || value is String
    }
  }

  /// Writes a value as the arguments of a function, with other values in place of some of its parts.
  ///
  /// A number keeps its sign. An array loses its last element or repeats it at times.
  static func write(
    _ value: Any, variedBy generator: inout SeededGenerator, to writer: inout WireWriter
  ) throws(UnobservableType) {
    let mirror = Mirror(reflecting: value)
    var parts = mirror.children.map(\.value)
    switch mirror.displayStyle {
    case .tuple: break
    case .collection:
      parts = vary(parts, &generator)
      writer.write(count: parts.count)
    case .optional: writer.write(UInt8(parts.isEmpty ? 0 : 1))
    default: return try write(single: value, variedBy: &generator, to: &writer)
    }
    for part in parts { try write(part, variedBy: &generator, to: &writer) }
  }

  private static func write(
    single value: Any, variedBy generator: inout SeededGenerator, to writer: inout WireWriter
  ) throws(UnobservableType) {
    switch value {
    case let number as Int: vary(number, &generator).write(to: &writer)
    case let number as Double: vary(number, &generator).write(to: &writer)
    case is Bool: (generator.next().isMultiple(of: 2)).write(to: &writer)
    case let text as String: String(vary(Array(text), &generator)).write(to: &writer)
    default: try writer.write(arguments: value)
    }
  }

  /// Returns a number from 1 to twice the number plus 1, with its sign, or from 0 to 3 for zero.
  private static func vary(_ number: Int, _ generator: inout SeededGenerator) -> Int {
    guard number != 0 else { return Int(generator.next() % 4) }
    let size = UInt64(min(number.magnitude, 1 << 20))
    let varied = Int(1 + generator.next() % (2 * size + 1))
    return number < 0 ? -varied : varied
  }

  private static func vary(_ number: Double, _ generator: inout SeededGenerator) -> Double {
    guard number != 0 else { return generator.number(in: 0...1) }
    return number * generator.number(in: 0.25...4)
  }

  private static func vary<Element>(
    _ elements: [Element], _ generator: inout SeededGenerator
  ) -> [Element] {
    switch generator.next() % 6 {
    case 0: Array(elements.dropLast())
    case 1: elements + elements.suffix(1)
    default: elements
    }
  }
}
