internal import Files
internal import Foundation

extension SourceText {
  /// The size limit of a lesson file, in bytes.
  static let sizeLimit = 4 * 1024 * 1024

  /// Reads a file. Throws if it is not UTF-8 text or is larger than the limit.
  init(contentsOf path: String) throws(LessonFaults) {
    func fault(_ message: String) -> LessonFaults {
      LessonFaults(
        file: path, [LessonFault(message, at: SourcePosition(line: 1, column: 1))])
    }
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    guard FileManager.default.fileExists(atPath: path) else {
      throw fault("there is no such file; a lesson's text is Lesson.md in the lesson's folder")
    }
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else {
      throw fault("this is no regular file; name the lesson's Markdown file itself")
    }
    let data: Data
    do {
      // One byte more than the limit is read, to detect a larger file.
      let handle = try FileHandle(forReadingFrom: url)
      data = try handle.read(upToCount: Self.sizeLimit + 1) ?? Data()
    } catch {
      throw fault("the file cannot be read: \(SystemError(error).reason)")
    }
    try self.init([UInt8](data), file: path)
  }

  /// Checks that bytes are text, and normalizes line endings.
  init(_ bytes: [UInt8], file: String) throws(LessonFaults) {
    guard bytes.count <= Self.sizeLimit else {
      throw LessonFaults(
        file: file,
        [
          LessonFault(
            "the file is larger than 4 MB; split the lesson, or move large data out of it",
            at: SourcePosition(line: 1, column: 1))
        ])
    }
    let text = Self(normalized: Self.normalizing(bytes))
    if let fault = text.firstByteThatIsNoText {
      throw LessonFaults(file: file, [fault])
    }
    self = text
  }

  private var firstByteThatIsNoText: LessonFault? {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let byte = String(bytes[error.byteOffsets.lowerBound], radix: 16)
      return LessonFault(
        "byte 0x\(byte) is not valid UTF-8 here; save the file in the encoding UTF-8",
        at: position(of: error.byteOffsets.lowerBound))
    }
    return Self.offset(of: 0, in: bytes).map { offset in
      LessonFault(
        "a NUL byte stands here; remove it, and check that the file is text",
        at: position(of: offset))
    }
  }

  /// Drops a byte order mark, and turns carriage returns into line feeds.
  private static func normalizing(_ bytes: [UInt8]) -> [UInt8] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    let carriageReturn = UInt8(ascii: "\r")
    let lineFeed = UInt8(ascii: "\n")
    guard offset(of: carriageReturn, in: text) != nil else { return text }
    var normalized: [UInt8] = []
    normalized.reserveCapacity(text.count)
    for (index, byte) in text.enumerated() {
      if byte != carriageReturn {
        normalized.append(byte)
      } else if index + 1 == text.count || text[index + 1] != lineFeed {
        normalized.append(lineFeed)
      }
    }
    return normalized
  }
}
