/// A request of the judge to a child: to run one exercise on one scenario.
public struct Request: Equatable, Sendable {
  /// A number that the reply must repeat, so that no reply is taken for that to another request.
  public var nonce: UInt64
  public var exercise: String
  /// The encoded scenario: what the exercise is called with.
  public var scenario: [UInt8]

  public init(nonce: UInt64, exercise: String, scenario: [UInt8]) {
    self.nonce = nonce
    self.exercise = exercise
    self.scenario = scenario
  }
}

extension Request: WireCodable {
  public init(from reader: inout WireReader) throws(WireFault) {
    let version = try reader.readByte()
    guard version == WireFormat.version else { throw .unsupportedVersion(version) }
    nonce = try reader.readUInt64()
    exercise = try reader.readString()
    scenario = Array(try reader.readNested())
  }

  public func write(to writer: inout WireWriter) {
    writer.write(WireFormat.version)
    writer.write(nonce)
    writer.write(exercise)
    writer.write(nested: scenario)
  }
}
