/// A value that crosses the pipe between the judge and a student's process.
///
/// Encodings are little-endian, of fixed order and without padding; whatever a reader does not
/// expect is a ``WireFault``.
public protocol WireCodable: Sendable {
  init(from reader: inout WireReader) throws(WireFault)
  func write(to writer: inout WireWriter)
}

extension WireCodable {
  /// The value's bytes on the wire.
  public var wireBytes: [UInt8] {
    var writer = WireWriter()
    write(to: &writer)
    return writer.bytes
  }

  /// Reads a value that must fill `bytes` to the last one.
  public init(wireBytes bytes: [UInt8]) throws(WireFault) {
    var reader = WireReader(bytes)
    try self.init(from: &reader)
    try reader.finish()
  }
}

/// What can be wrong with bytes that claim to be a value.
public enum WireFault: Error, Equatable, Sendable {
  case truncated
  case leftOver(Int)
  case tooLong(Int)
  case unknownTag(UInt8)
  case unsupportedVersion(UInt8)
  case notUTF8
}

extension WireFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .truncated: "it ends in the middle of a value"
    case .leftOver(let count): "\(count) bytes are left over after the last value"
    case .tooLong(let count): "a length of \(count) is more than its limit"
    case .unknownTag(let tag): "there is no value of kind \(tag)"
    case .unsupportedVersion(let version): "its version is \(version), not \(WireFormat.version)"
    case .notUTF8: "a text in it is not UTF-8"
    }
  }
}

/// The constants both sides of the pipe agree on.
public enum WireFormat {
  /// The version that every frame begins with.
  public static let version: UInt8 = 1
  /// The descriptor on which a child reads its requests.
  public static let requestDescriptor: Int32 = 3
  /// The descriptor on which a child writes what it observed; never its standard output.
  public static let observationDescriptor: Int32 = 4
  /// The largest body of one frame, in bytes.
  public static let frameLimit = 1 << 20
}
