internal import CMessageDigest

/// HMAC with SHA-256: a hash that nobody can compute without the key (RFC 2104).
///
/// `libmd` has the hash function and no HMAC.
package struct KeyedHash: Sendable {
  private let key: [UInt8]

  /// The block size of SHA-256 in bytes.
  private static let block = 64

  package init(key: some Sequence<UInt8>) {
    let key = Array(key)
    let short = key.count > Self.block ? Self.digest([key]) : key
    self.key = short + [UInt8](repeating: 0, count: Self.block - short.count)
  }

  /// Returns the hash of a message in hexadecimal.
  package func hexadecimal(of message: some Sequence<UInt8>) -> String {
    let inner = Self.digest([key.map { $0 ^ 0x36 }, Array(message)])
    let outer = Self.digest([key.map { $0 ^ 0x5C }, inner])
    return hexadecimalDigits(of: outer)
  }

  private static func digest(_ parts: [[UInt8]]) -> [UInt8] {
    var context = SHA2_CTX()
    SHA256Init(&context)
    for part in parts { SHA256Update(&context, part, part.count) }
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256Final(&digest, &context)
    return digest
  }
}
