internal import CMessageDigest

/// SHA-256 over lists of texts.
enum Hash {
  /// Returns the hash in hexadecimal; each text's length goes before it, so that no two lists run
  /// together.
  static func hexadecimal(of texts: [String]) -> String {
    var context = SHA2_CTX()
    SHA256Init(&context)
    for var text in texts {
      text.withUTF8 { bytes in
        withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { length in
          SHA256Update(&context, length.baseAddress, length.count)
        }
        SHA256Update(&context, bytes.baseAddress, bytes.count)
      }
    }
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256Final(&digest, &context)
    let digits = Array("0123456789abcdef".utf8)
    let text = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
