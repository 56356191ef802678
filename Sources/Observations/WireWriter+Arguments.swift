extension WireWriter {
  /// Writes the arguments of a function: one value, or a tuple of them in their order.
  ///
  /// The labels of a tuple are not written. Arrays and optionals of tuples are written as arrays and
  /// optionals of other values are.
  ///
  /// - Throws: ``UnobservableType`` where a part conforms to no ``WireCodable`` and is no tuple.
  public mutating func write<Value>(arguments value: Value) throws(UnobservableType) {
    if let value = value as? any WireCodable {
      value.write(to: &self)
      return
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .tuple: break
    case .collection where value is [Any]: write(count: mirror.children.count)
    case .optional: write(UInt8(mirror.children.isEmpty ? 0 : 1))
    default: throw UnobservableType(type(of: value))
    }
    for child in mirror.children { try write(arguments: child.value) }
  }
}
