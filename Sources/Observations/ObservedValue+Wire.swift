extension ObservedValue: WireCodable {
  /// The most values that may be nested in each other.
  public static let deepestNesting = 16

  public init(from reader: inout WireReader) throws(WireFault) {
    try self.init(from: &reader, depth: 1)
  }

  private init(from reader: inout WireReader, depth: Int) throws(WireFault) {
    guard depth <= Self.deepestNesting else { throw .tooDeep }
    switch try reader.readByte() {
    case 0: self = .integer(try Int(from: &reader))
    case 1: self = .number(try reader.readDouble())
    case 2: self = .boolean(try Bool(from: &reader))
    case 3: self = .text(try reader.readString())
    case 4: self = .numbers(try reader.readDoubles())
    case 5: self = .list(try Self.items(from: &reader, depth: depth))
    case 6: self = .tuple(try Self.items(from: &reader, depth: depth))
    case 7:
      let isPresent = try Bool(from: &reader)
      self = .optional(isPresent ? try ObservedValue(from: &reader, depth: depth + 1) : nil)
    case let tag: throw .unknownTag(tag)
    }
  }

  private static func items(
    from reader: inout WireReader, depth: Int
  ) throws(WireFault) -> [ObservedValue] {
    // Each item has a tag and at least one byte, or the count of an array or text.
    let count = try reader.readCount(ofSize: 2)
    var items: [ObservedValue] = []
    for _ in 0..<count { items.append(try ObservedValue(from: &reader, depth: depth + 1)) }
    return items
  }

  public func write(to writer: inout WireWriter) {
    switch self {
    case .integer(let integer):
      writer.write(UInt8(0))
      integer.write(to: &writer)
    case .number(let number):
      writer.write(UInt8(1))
      writer.write(number)
    case .boolean(let boolean):
      writer.write(UInt8(2))
      boolean.write(to: &writer)
    case .text(let text):
      writer.write(UInt8(3))
      writer.write(text)
    case .numbers(let numbers):
      writer.write(UInt8(4))
      writer.write(numbers)
    case .list(let items):
      writer.write(UInt8(5))
      writer.write(items)
    case .tuple(let items):
      writer.write(UInt8(6))
      writer.write(items)
    case .optional(let wrapped):
      writer.write(UInt8(7))
      wrapped.write(to: &writer)
    }
  }
}
