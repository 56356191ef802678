/// Recognizes files that are not text in UTF-8, and names their encoding or format.
enum TextEncoding {
  /// Returns why bytes are not accepted and what to do about it, or nil where they are UTF-8 text.
  static func refusal(of bytes: [UInt8]) -> String? {
    if let name = unicode(bytes) {
      return "It is \(name), not UTF-8. \(advice(from: name))"
    }
    if let format = formats.first(where: { bytes.starts(with: $0.start.utf8) }) {
      return "It is \(format.name), not Swift text. Save the code alone, as plain text in UTF-8."
    }
    if let zero = bytes.firstIndex(of: 0) {
      return "It holds a NUL byte on line \(line(of: zero, in: bytes)), which no text does. "
        + "Remove it, or save the file as UTF-8 again."
    }
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      let offset = error.byteOffsets.lowerBound
      let byte = String(bytes[offset], radix: 16, uppercase: true)
      let name = eightBit(bytes)
      return "It is not UTF-8: byte 0x\(byte) on line \(line(of: offset, in: bytes)) is not valid. "
        + "It is perhaps \(name). \(advice(from: name))"
    }
  }

  /// Returns how to convert a file from an encoding.
  private static func advice(from name: String) -> String {
    let code = name.split(separator: " ").first.map(String.init) ?? name
    return "Save it as UTF-8: in your editor, or with `iconv -f \(code) -t UTF-8`."
  }

  private static let formats = [
    (start: "PK\u{3}\u{4}", name: "a zip archive or an office document"),
    (start: "%PDF-", name: "a PDF document"),
    (start: "{\\rtf", name: "a document in RTF"),
    (start: "<!DOCTYPE", name: "a web page"),
    (start: "<!doctype", name: "a web page"),
    (start: "<html", name: "a web page"),
    (start: "bplist00", name: "a property list"),
    (start: "\u{7F}ELF", name: "a compiled program"),
  ]

  /// Recognizes UTF-16 and UTF-32 by the byte order mark or by the positions of zero bytes.
  private static func unicode(_ bytes: [UInt8]) -> String? {
    // The mark of UTF-32LE begins with that of UTF-16LE, so UTF-32 is tried first.
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return "UTF-32LE" }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32BE" }
    if bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16LE" }
    if bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16BE" }
    guard bytes.count >= 8 else { return nil }
    // Code is mostly ASCII, so all but one byte of each two-byte or four-byte unit are zero.
    var zeros = [0, 0, 0, 0]
    for (index, byte) in bytes.enumerated() where byte == 0 { zeros[index % 4] += 1 }
    let most = bytes.count / 4 * 3 / 4
    let isMostlyZero = zeros.map { $0 > 0 && $0 >= most }
    switch isMostlyZero {
    case [false, true, true, true]: return "UTF-32LE"
    case [true, true, true, false]: return "UTF-32BE"
    case [false, true, false, true]: return "UTF-16LE"
    case [true, false, true, false]: return "UTF-16BE"
    default: return nil
    }
  }

  /// Guesses between two single-byte encodings. In Latin-1, 0x80 to 0x9F are control codes.
  private static func eightBit(_ bytes: [UInt8]) -> String {
    bytes.contains { (0x80...0x9F).contains($0) } ? "WINDOWS-1252" : "ISO-8859-1 (Latin-1)"
  }

  private static func line(of index: Int, in bytes: [UInt8]) -> Int {
    1 + bytes[..<index].count { $0 == UInt8(ascii: "\n") }
  }
}
