import Files
import Testing

/// The test cases of RFC 4231 for HMAC with SHA-256.
@Suite struct KeyedHashTests {
  @Test func `The hash of a short message is that of RFC 4231, case 2`() {
    #expect(
      KeyedHash(key: "Jefe".utf8).hexadecimal(of: "what do ya want for nothing?".utf8)
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
  }

  @Test func `A key that is longer than a block is hashed first, as in RFC 4231, case 6`() {
    let key = [UInt8](repeating: 0xAA, count: 131)
    #expect(
      KeyedHash(key: key).hexadecimal(
        of: "Test Using Larger Than Block-Size Key - Hash Key First".utf8)
        == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
  }
}
