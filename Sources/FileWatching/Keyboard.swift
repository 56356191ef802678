internal import Glibc

/// Reads keys of one byte from a terminal.
///
/// Keys that send several bytes (arrows, function keys, combinations with Alt) are ignored, so that
/// their bytes are not mistaken for letters.
struct Keyboard {
  let descriptor: Int32

  /// Returns the keys typed so far, without waiting; nil at the end of the input.
  func takeKeys() -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = read(descriptor, &bytes, bytes.count)
    guard count != 0 else { return nil }
    guard count > 0 else { return errno == EINTR || errno == EAGAIN ? [] : nil }
    return Self.plainKeys(in: bytes.prefix(count))
  }

  /// Removes the bytes of keys that send several.
  ///
  /// Source: ECMA-48, section 5.4 (control sequences); a terminal sends one in one piece.
  private static func plainKeys(in bytes: ArraySlice<UInt8>) -> [UInt8] {
    var keys: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      guard byte == 0x1B else {
        if byte < 0x80 { keys.append(byte) }
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "["):
        rest = rest.drop { !(0x40...0x7E).contains($0) }.dropFirst()
      case UInt8(ascii: "O"):
        rest = rest.dropFirst()
      default: break
      }
    }
    return keys
  }
}
