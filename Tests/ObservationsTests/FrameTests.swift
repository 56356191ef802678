import Observations
import Testing

@Suite struct FrameTests {
  static let replies = [
    Reply(nonce: 1, content: .unfinished("sgd")), Reply(nonce: 2, content: .observed(Trace())),
  ]

  @Test("Frames come apart as they were put together")
  func split() throws {
    let (bodies, fault) = Frames.bodies(of: Self.replies.flatMap { Frames.frame($0) })
    #expect(fault == nil)
    #expect(try bodies.map { try Reply(wireBytes: $0) } == Self.replies)
  }

  @Test("What came before half a frame is kept")
  func half() {
    let stream = Self.replies.flatMap { Frames.frame($0) }
    let (bodies, fault) = Frames.bodies(of: Array(stream.dropLast()))
    #expect(bodies.count == 1)
    #expect(fault == .truncated)
  }

  @Test(
    "A frame that claims more than the limit ends the reading",
    arguments: [1_048_577, 2_147_483_648])
  func oversized(_ size: Int) {
    let prefix = (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) }
    let (bodies, fault) = Frames.bodies(of: prefix + Array(repeating: 0, count: 100))
    #expect(bodies.isEmpty)
    #expect(fault == .tooLong(size))
  }

  @Test("Noise never becomes more than bodies and a fault")
  func noise() {
    var state: UInt32 = 1
    func next() -> UInt32 {
      state = state &* 1_664_525 &+ 1_013_904_223
      return state >> 16
    }
    for _ in 0..<500 {
      let stream = (0..<(next() % 65)).map { _ in UInt8(next() % 8) }
      let (bodies, fault) = Frames.bodies(of: stream)
      let read = bodies.reduce(0) { $0 + 4 + $1.count }
      #expect(read == stream.count || fault != nil)
      for body in bodies { _ = try? Reply(wireBytes: body) }
    }
  }
}
