/// A child's answer to one request, or a report of an experiment, which gets no request.
public struct Reply: Equatable, Sendable {
  /// What the child says happened. The judge does not trust it: a submission could forge it.
  public enum Content: Equatable, Sendable {
    /// The exercise ran on the scenario to its end, with these observations.
    case observed(Trace)
    /// The submission called `unfinished` with the name of an exercise.
    case unfinished(String)
    /// A signal ended the program, with the memory that it held and the return addresses on its
    /// stack, innermost first.
    case trapped(signal: UInt32, addresses: [UInt64], residentBytes: UInt64 = 0)
    /// An experiment drew a line.
    case plotted(Plot)
  }

  public var nonce: UInt64
  public var content: Content

  public init(nonce: UInt64, content: Content) {
    self.nonce = nonce
    self.content = content
  }
}

extension Reply: WireCodable {
  /// The most return addresses that a reply carries.
  public static let deepestStack = 128

  public init(from reader: inout WireReader) throws(WireFault) {
    let version = try reader.readByte()
    guard version == WireFormat.version else { throw .unsupportedVersion(version) }
    nonce = try reader.readUInt64()
    switch try reader.readByte() {
    case 0: content = .observed(try Trace(from: &reader))
    case 1: content = .unfinished(try reader.readString())
    case 2:
      let signal = try reader.readUInt32()
      let residentBytes = try reader.readUInt64()
      let count = try reader.readCount(ofSize: 8)
      guard count <= Self.deepestStack else { throw .tooLong(count) }
      var addresses: [UInt64] = []
      for _ in 0..<count { addresses.append(try reader.readUInt64()) }
      content = .trapped(signal: signal, addresses: addresses, residentBytes: residentBytes)
    case 3: content = .plotted(try Plot(from: &reader))
    case let tag: throw .unknownTag(tag)
    }
  }

  public func write(to writer: inout WireWriter) {
    writer.write(WireFormat.version)
    writer.write(nonce)
    switch content {
    case .observed(let trace):
      writer.write(UInt8(0))
      trace.write(to: &writer)
    case .unfinished(let exercise):
      writer.write(UInt8(1))
      writer.write(exercise)
    case .trapped(let signal, let addresses, let residentBytes):
      writer.write(UInt8(2))
      writer.write(signal)
      writer.write(residentBytes)
      let kept = addresses.prefix(Self.deepestStack)
      writer.write(count: kept.count)
      for address in kept { writer.write(address) }
    case .plotted(let plot):
      writer.write(UInt8(3))
      plot.write(to: &writer)
    }
  }
}
