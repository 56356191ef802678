import Observations
import Testing

@Suite struct WireTests {
  static let trace = Trace([
    Trace.Row("the parameters", number: 0, [-1, 2]),
    Trace.Row("the gradient", number: 3, [.infinity, -.infinity, 0, -0.0, .leastNonzeroMagnitude]),
    Trace.Row("", number: 0, []),
  ])

  @Test(
    "What is written is read back",
    arguments: [
      Reply(nonce: .max, content: .observed(trace)),
      Reply(nonce: 0, content: .unfinished("training-loop")),
      Reply(nonce: 7, content: .trapped(signal: 11, addresses: [1, .max], residentBytes: 1 << 40)),
    ])
  func roundTrip(_ reply: Reply) throws {
    #expect(try Reply(wireBytes: reply.wireBytes) == reply)
  }

  @Test("A request is read back with its scenario untouched")
  func requestRoundTrip() throws {
    let request = Request(nonce: 42, exercise: "adam", scenario: [0, 255, 1])
    #expect(try Request(wireBytes: request.wireBytes) == request)
  }

  @Test("NaN crosses the wire as NaN, with its bits")
  func notANumber() throws {
    let value = Double(bitPattern: 0x7FF8_0000_0000_1234)
    let read = try Trace(wireBytes: Trace([Trace.Row("x", number: 1, [value])]).wireBytes)
    #expect(read.rows.first?.values.first?.bitPattern == value.bitPattern)
  }

  @Test(
    "A row's number is read back as it was written, also where it is negative or large",
    arguments: [Int.min, -3, -1, 0, 1 << 32, .max])
  func rowNumber(_ number: Int) throws {
    let trace = Trace([Trace.Row("x", number: number, [1])])
    #expect(try Trace(wireBytes: trace.wireBytes) == trace)
  }

  @Test("Every truncation of a reply is a fault, and none is read as something shorter")
  func truncation() throws {
    let bytes = Reply(nonce: 1, content: .observed(Self.trace)).wireBytes
    for length in 0..<bytes.count {
      #expect(throws: WireFault.self) { try Reply(wireBytes: Array(bytes.prefix(length))) }
    }
  }

  @Test("A byte too many is a fault")
  func leftOver() {
    let bytes = Reply(nonce: 1, content: .unfinished("sgd")).wireBytes
    #expect(throws: WireFault.leftOver(1)) { try Reply(wireBytes: bytes + [0]) }
  }

  @Test("A count larger than the message is refused before anything is allocated for it")
  func gigantic() {
    var writer = WireWriter()
    writer.write(count: 4_000_000_000)
    #expect(throws: WireFault.tooLong(4_000_000_000)) {
      var reader = WireReader(writer.bytes)
      _ = try reader.readDoubles()
    }
  }

  @Test("Another version of the format is refused")
  func version() {
    var bytes = Reply(nonce: 1, content: .unfinished("sgd")).wireBytes
    bytes[0] = 9
    #expect(throws: WireFault.unsupportedVersion(9)) { try Reply(wireBytes: bytes) }
  }

  @Test("A kind of reply that does not exist is refused")
  func tag() {
    var writer = WireWriter()
    writer.write(WireFormat.version)
    writer.write(UInt64(1))
    writer.write(UInt8(77))
    #expect(throws: WireFault.unknownTag(77)) { try Reply(wireBytes: writer.bytes) }
  }

  @Test("A text that is not UTF-8 is refused")
  func text() {
    var writer = WireWriter()
    writer.write(nested: [0xFF, 0xFE])
    #expect(throws: WireFault.notUTF8) {
      var reader = WireReader(writer.bytes)
      _ = try reader.readString()
    }
  }

  @Test("A deeper stack than is ever sent is cut by the writer")
  func deepStack() throws {
    let deep = Reply(
      nonce: 1, content: .trapped(signal: 11, addresses: Array(repeating: 1, count: 500)))
    guard case .trapped(_, let addresses, _) = try Reply(wireBytes: deep.wireBytes).content else {
      Issue.record("It was read as something else.")
      return
    }
    #expect(addresses.count == 128)
  }
}
