/// Reads values from an array of bytes, one after another, and never past the end.
public struct WireReader: Sendable {
  private var rest: ArraySlice<UInt8>

  public init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  public init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  public mutating func readByte() throws(WireFault) -> UInt8 {
    guard let byte = rest.popFirst() else { throw .truncated }
    return byte
  }

  public mutating func readUInt32() throws(WireFault) -> UInt32 {
    try readInteger()
  }

  public mutating func readUInt64() throws(WireFault) -> UInt64 {
    try readInteger()
  }

  public mutating func readDouble() throws(WireFault) -> Double {
    Double(bitPattern: try readInteger())
  }

  /// Reads the count of values that follow and take at least `size` bytes each.
  ///
  /// A count for which too few bytes follow is refused, so that nothing is allocated for it.
  public mutating func readCount(ofSize size: Int = 1) throws(WireFault) -> Int {
    let count = Int(try readUInt32())
    guard count * size <= rest.count else { throw .tooLong(count) }
    return count
  }

  /// Reads a count or an index that says nothing about the bytes that follow.
  public mutating func readIndex() throws(WireFault) -> Int {
    Int(try readUInt32())
  }

  public mutating func readDoubles() throws(WireFault) -> [Double] {
    let count = try readCount(ofSize: 8)
    var numbers: [Double] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count { numbers.append(try readDouble()) }
    return numbers
  }

  public mutating func readString() throws(WireFault) -> String {
    guard let text = String(validating: try readNested(), as: UTF8.self) else { throw .notUTF8 }
    return text
  }

  /// Reads a count, then that many bytes.
  public mutating func readNested() throws(WireFault) -> ArraySlice<UInt8> {
    let count = try readCount()
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  public mutating func readArray<Value: WireCodable>(
    of type: Value.Type = Value.self
  ) throws(WireFault) -> [Value] {
    let count = try readCount()
    var values: [Value] = []
    // A value can take more memory than bytes on the wire.
    values.reserveCapacity(min(count, 1024))
    for _ in 0..<count { values.append(try Value(from: &self)) }
    return values
  }

  /// Throws where bytes are left.
  public func finish() throws(WireFault) {
    guard rest.isEmpty else { throw .leftOver(rest.count) }
  }

  private mutating func readInteger<Number: FixedWidthInteger & UnsignedInteger>()
    throws(WireFault) -> Number
  {
    let size = MemoryLayout<Number>.size
    guard rest.count >= size else { throw .truncated }
    var number: Number = 0
    for (place, byte) in rest.prefix(size).enumerated() {
      number |= Number(byte) << Number(8 * place)
    }
    rest = rest.dropFirst(size)
    return number
  }
}
