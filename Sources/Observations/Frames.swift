/// The framing of values on the pipe: a 32-bit count, then that many bytes.
public enum Frames {
  /// The frame that carries `value`.
  public static func frame(_ value: some WireCodable) -> [UInt8] {
    var writer = WireWriter()
    writer.write(nested: value.wireBytes)
    return writer.bytes
  }

  /// Splits a stream into the bodies of its frames.
  ///
  /// The bodies before a fault are returned with it.
  public static func bodies(of stream: [UInt8]) -> (bodies: [[UInt8]], fault: WireFault?) {
    var bodies: [[UInt8]] = []
    var rest = stream[...]
    while !rest.isEmpty {
      guard rest.count >= 4 else { return (bodies, .truncated) }
      let count = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
      guard count <= WireFormat.frameLimit else { return (bodies, .tooLong(count)) }
      rest = rest.dropFirst(4)
      guard rest.count >= count else { return (bodies, .truncated) }
      bodies.append(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    return (bodies, nil)
  }
}
