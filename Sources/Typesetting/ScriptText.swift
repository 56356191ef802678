import CDuktape

/// Converts strings between Swift and the engine.
///
/// Duktape stores a string as CESU-8: each UTF-16 unit as UTF-8 would write it, so that a character
/// beyond U+FFFF is two units of three bytes. A script can match surrogate pairs only if its input
/// comes in that form.
enum ScriptText {
  /// Calls `body` with the bytes of a string, which are valid during the call.
  static func withBytes<Result>(of string: String, _ body: (duktape_text) -> Result) -> Result {
    encode(string).withUnsafeBytes { bytes in
      body(
        duktape_text(
          bytes: bytes.baseAddress?.assumingMemoryBound(to: CChar.self), count: bytes.count))
    }
  }

  /// Copies a string of the engine's.
  static func string(from text: duktape_text) -> String {
    decode(UnsafeRawBufferPointer(start: text.bytes, count: text.count))
  }

  private static func encode(_ string: String) -> [UInt8] {
    guard string.utf8.contains(where: { $0 >= 0xF0 }) else { return Array(string.utf8) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(string.utf8.count)
    for unit in string.utf16 {
      switch unit {
      case ..<0x80:
        bytes.append(UInt8(unit))
      case ..<0x800:
        bytes += [0xC0 | UInt8(unit >> 6), 0x80 | UInt8(unit & 0x3F)]
      default:
        bytes += [
          0xE0 | UInt8(unit >> 12), 0x80 | UInt8(unit >> 6 & 0x3F), 0x80 | UInt8(unit & 0x3F),
        ]
      }
    }
    return bytes
  }

  private static func decode(_ bytes: UnsafeRawBufferPointer) -> String {
    // Only surrogates, which start with 0xED, are not UTF-8 already.
    guard bytes.contains(0xED) else { return String(decoding: bytes, as: UTF8.self) }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let lead = rest.popFirst() {
      var unit: UInt16
      let continuationBytes: Int
      switch lead {
      case ..<0x80: (unit, continuationBytes) = (UInt16(lead), 0)
      case ..<0xE0: (unit, continuationBytes) = (UInt16(lead & 0x1F), 1)
      default: (unit, continuationBytes) = (UInt16(lead & 0x0F), 2)
      }
      for _ in 0..<continuationBytes {
        unit = unit << 6 | UInt16((rest.popFirst() ?? 0) & 0x3F)
      }
      units.append(unit)
    }
    return String(decoding: units, as: UTF16.self)
  }
}
