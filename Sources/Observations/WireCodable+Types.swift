extension Int: WireCodable {
  public init(from reader: inout WireReader) throws(WireFault) {
    self.init(truncatingIfNeeded: try reader.readUInt64())
  }

  public func write(to writer: inout WireWriter) {
    writer.write(UInt64(truncatingIfNeeded: self))
  }
}

extension Double: WireCodable {
  public init(from reader: inout WireReader) throws(WireFault) {
    self = try reader.readDouble()
  }

  public func write(to writer: inout WireWriter) {
    writer.write(self)
  }
}

extension Bool: WireCodable {
  public init(from reader: inout WireReader) throws(WireFault) {
    switch try reader.readByte() {
    case 0: self = false
    case 1: self = true
    case let tag: throw .unknownTag(tag)
    }
  }

  public func write(to writer: inout WireWriter) {
    writer.write(UInt8(self ? 1 : 0))
  }
}

extension String: WireCodable {
  public init(from reader: inout WireReader) throws(WireFault) {
    self = try reader.readString()
  }

  public func write(to writer: inout WireWriter) {
    writer.write(self)
  }
}

extension Array: WireCodable where Element: WireCodable {
  public init(from reader: inout WireReader) throws(WireFault) {
    self = try reader.readArray()
  }

  public func write(to writer: inout WireWriter) {
    writer.write(self)
  }
}

extension Optional: WireCodable where Wrapped: WireCodable {
  public init(from reader: inout WireReader) throws(WireFault) {
    self = try Bool(from: &reader) ? try Wrapped(from: &reader) : nil
  }

  public func write(to writer: inout WireWriter) {
    (self != nil).write(to: &writer)
    self?.write(to: &writer)
  }
}
