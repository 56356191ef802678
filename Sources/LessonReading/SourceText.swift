internal import Glibc

/// A lesson file's text, known to be UTF-8, with the offsets of its lines.
struct SourceText: Sendable {
  /// The text: no byte order mark, and every line ends with a line feed alone.
  let bytes: [UInt8]
  /// The offset of each line's first byte.
  let lineStarts: [Int]

  init(normalized bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    while let end = Self.offset(of: UInt8(ascii: "\n"), in: bytes, from: starts[starts.count - 1]) {
      starts.append(end + 1)
    }
    lineStarts = starts
  }

  /// Turns an offset into a line and a column.
  func position(of offset: Int) -> SourcePosition {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourcePosition(line: low + 1, column: offset - lineStarts[low] + 1)
  }

  /// Turns a line and a column into an offset, the nearest one that the text has.
  func offset(of position: SourcePosition) -> Int {
    let line = lineRange(position.line)
    return min(line.lowerBound + max(position.column - 1, 0), line.upperBound)
  }

  /// The nearest place that the text has.
  func nearest(to position: SourcePosition) -> SourcePosition {
    self.position(of: offset(of: position))
  }

  /// The offsets of a line without its line feed; the nearest line where there is none of the number.
  func lineRange(_ line: Int) -> Range<Int> {
    let index = min(max(line, 1), lineStarts.count) - 1
    let end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
    return lineStarts[index]..<end
  }

  /// The offset of a line's first byte; the end of the text where it has fewer lines.
  func startOfLine(_ line: Int) -> Int {
    line > lineStarts.count ? bytes.count : lineRange(line).lowerBound
  }

  /// A stretch of the text as a string.
  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// Finds the first place of `needle` that begins at or after `range`'s start and ends within it.
  func offset(of needle: some Collection<UInt8>, in range: Range<Int>) -> Int? {
    func search(_ needle: UnsafeBufferPointer<UInt8>) -> Int? {
      bytes.withUnsafeBytes { buffer in
        Self.offset(
          of: needle, in: UnsafeRawBufferPointer(rebasing: buffer[..<range.upperBound]),
          from: range.lowerBound)
      }
    }
    return needle.withContiguousStorageIfAvailable(search)
      ?? Array(needle).withUnsafeBufferPointer(search)
  }

  /// Finds the first place of a byte at or after `start`, many bytes at a time.
  static func offset(of byte: UInt8, in bytes: [UInt8], from start: Int = 0) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, start < buffer.count else { return nil }
      return memchr(base + start, Int32(byte), buffer.count - start)
        .map { UnsafeRawPointer($0) - base }
    }
  }

  private static func offset(
    of needle: UnsafeBufferPointer<UInt8>, in buffer: UnsafeRawBufferPointer, from start: Int
  ) -> Int? {
    guard let base = buffer.baseAddress, let word = needle.baseAddress, let first = needle.first
    else { return nil }
    var start = start
    while start + needle.count <= buffer.count {
      let count = buffer.count - needle.count + 1 - start
      guard let found = memchr(base + start, Int32(first), count) else { return nil }
      let offset = UnsafeRawPointer(found) - base
      if memcmp(found, word, needle.count) == 0 { return offset }
      start = offset + 1
    }
    return nil
  }
}
