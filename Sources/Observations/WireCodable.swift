/// A value that crosses the pipe between the judge and a student's process.
///
/// Encodings are little-endian, in a fixed order and without padding. Reading anything else throws a
/// ``WireFault``. `Int`, `Double`, `Bool`, `String`, and arrays and optionals of conforming types
/// conform; the arguments of a function are written by ``WireWriter/write(arguments:)``.
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

  /// Reads a value. Bytes left over after it are a fault.
  public init(wireBytes bytes: [UInt8]) throws(WireFault) {
    var reader = WireReader(bytes)
    try self.init(from: &reader)
    try reader.finish()
  }
}

/// What is wrong with bytes that cannot be read as a value.
public enum WireFault: Error, Equatable, Sendable {
  case truncated
  case leftOver(Int)
  case tooLong(Int)
  /// Values are nested in each other more deeply than any observation is.
  case tooDeep
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
    case .tooDeep: "its values are nested too deeply"
    case .unknownTag(let tag): "there is no value of kind \(tag)"
    case .unsupportedVersion(let version): "its version is \(version), not \(WireFormat.version)"
    case .notUTF8: "a text in it is not UTF-8"
    }
  }
}

/// The constants that both sides of the pipe use.
public enum WireFormat {
  /// The version with which the body of every frame begins.
  public static let version: UInt8 = 2
  /// The descriptor from which a child reads its requests.
  public static let requestDescriptor: Int32 = 3
  /// The descriptor to which a child writes its replies. It is not the standard output.
  public static let observationDescriptor: Int32 = 4
  /// The largest body of one frame, in bytes.
  public static let frameLimit = 1 << 20
}
