internal import Glibc

/// The keys that are pressed at a terminal, one byte each.
///
/// A key that sends several bytes (an arrow, a function key, one pressed with Alt) is nothing that is
/// waited for, and is left out: its letters were never typed.
struct Keyboard {
  let descriptor: Int32

  /// Takes what was typed, without waiting for more; nil at the end.
  func takeKeys() -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = read(descriptor, &bytes, bytes.count)
    guard count != 0 else { return nil }
    guard count > 0 else { return errno == EINTR || errno == EAGAIN ? [] : nil }
    return Self.plainKeys(in: bytes.prefix(count))
  }

  /// Returns the bytes that are keys of their own.
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
