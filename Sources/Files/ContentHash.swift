internal import CMessageDigest

/// A SHA-256 hash over a list of parts, used to name a cached result by its inputs.
package struct ContentHash {
  private var context = SHA2_CTX()

  package init() {
    SHA256Init(&context)
  }

  /// Adds a part. Its length is hashed first, so that different lists of parts give different hashes.
  package mutating func add(_ bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    let length = withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { Array($0) }
    SHA256Update(&context, length, length.count)
    SHA256Update(&context, bytes, bytes.count)
  }

  package mutating func add(_ text: String) {
    add(text.utf8)
  }

  /// Returns the hash in hexadecimal.
  package func hexadecimal() -> String {
    var copy = context
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256Final(&digest, &copy)
    return hexadecimalDigits(of: digest)
  }
}
