/// Appends values to a growing array of bytes.
public struct WireWriter: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public mutating func write(_ byte: UInt8) {
    bytes.append(byte)
  }

  public mutating func write(_ number: UInt32) {
    append(number)
  }

  public mutating func write(_ number: UInt64) {
    append(number)
  }

  /// Writes a count or an index in 32 bits. One that does not fit becomes the nearest that does.
  public mutating func write(count: Int) {
    append(UInt32(clamping: count))
  }

  public mutating func write(_ number: Double) {
    append(number.bitPattern)
  }

  public mutating func write(_ numbers: [Double]) {
    write(count: numbers.count)
    bytes.reserveCapacity(bytes.count + 8 * numbers.count)
    for number in numbers { append(number.bitPattern) }
  }

  public mutating func write(_ text: String) {
    let encoded = Array(text.utf8)
    write(count: encoded.count)
    bytes += encoded
  }

  /// Writes the count of some bytes, then the bytes.
  public mutating func write(nested: [UInt8]) {
    write(count: nested.count)
    bytes += nested
  }

  public mutating func write<Value: WireCodable>(_ values: [Value]) {
    write(count: values.count)
    for value in values { value.write(to: &self) }
  }

  private mutating func append<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
