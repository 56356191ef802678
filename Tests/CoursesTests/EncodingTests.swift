import Courses
import Foundation
import LessonReading
import TestSupport
import Testing

/// Messages about files that are not UTF-8 name the encoding and say how to save them.
@Suite struct EncodingTests {
  private static let code = "import Autograd\n\n// Größe\npublic final class Adam {}\n"

  private func reason(_ bytes: Data) throws -> String? {
    let folder = try TemporaryFolder()
    try bytes.write(to: folder.url.appending(path: "Adam.swift"))
    let lesson = try readLesson(
      at: PackageFolder.url.appending(path: "Lessons/Optimizers/Lesson.md").path)
    let entry = try Submission(folder: folder.url, lesson: lesson).entries["adam"]
    return if case .refused(let reason) = entry { reason } else { nil }
  }

  @Test(
    "UTF-16 and UTF-32 are recognized with and without a byte order mark",
    arguments: [
      (String.Encoding.utf16LittleEndian, [UInt8]([0xFF, 0xFE]), "UTF-16LE"),
      (.utf16BigEndian, [0xFE, 0xFF], "UTF-16BE"),
      (.utf32LittleEndian, [0xFF, 0xFE, 0, 0], "UTF-32LE"),
      (.utf32BigEndian, [0, 0, 0xFE, 0xFF], "UTF-32BE"),
    ])
  func wide(_ encoding: String.Encoding, _ mark: [UInt8], _ name: String) throws {
    let bytes = try #require(Self.code.data(using: encoding))
    let sentence =
      "It is \(name), not UTF-8. Save it as UTF-8: in your editor, or with "
      + "`iconv -f \(name) -t UTF-8`."
    #expect(try reason(bytes) == sentence)
    #expect(try reason(Data(mark) + bytes) == sentence)
  }

  @Test(
    "Single-byte encodings are guessed, and the position is reported",
    arguments: [
      (String.Encoding.isoLatin1, Self.code, "0xF6 on line 3", "iconv -f ISO-8859-1"),
      (.windowsCP1252, "let dash = \"–\"\n", "0x96 on line 1", "iconv -f WINDOWS-1252"),
    ])
  func narrow(
    _ encoding: String.Encoding, _ text: String, _ place: String, _ way: String
  ) throws {
    let bytes = try #require(text.data(using: encoding))
    let reason = try #require(try reason(bytes))
    #expect(reason.contains(place), "\(reason)")
    #expect(reason.contains(way), "\(reason)")
  }

  @Test(
    "Files that are not text are named by their format",
    arguments: [
      ("PK\u{3}\u{4}x", "zip archive"), ("%PDF-1.7", "PDF"), ("{\\rtf1 class Adam}", "RTF"),
      ("<!DOCTYPE html>", "web page"), ("let x = 1\n\u{0}\n", "NUL byte on line 2"),
    ])
  func noText(_ text: String, _ word: String) throws {
    let reason = try #require(try reason(Data(text.utf8)))
    #expect(reason.contains(word), "\(reason)")
  }

  @Test("UTF-8 is accepted with and without a byte order mark and with all line endings")
  func taken() throws {
    let folder = try TemporaryFolder()
    let lesson = try readLesson(
      at: PackageFolder.url.appending(path: "Lessons/Optimizers/Lesson.md").path)
    for bytes in [
      Data(Self.code.utf8), Data([0xEF, 0xBB, 0xBF]) + Data(Self.code.utf8),
      Data(Self.code.replacing("\n", with: "\r\n").utf8),
      Data(Self.code.replacing("\n", with: "\r").utf8),
    ] {
      try bytes.write(to: folder.url.appending(path: "Adam.swift"))
      let work = try Submission(folder: folder.url, lesson: lesson)
      #expect(work.entries["adam"] == .source(Self.code))
    }
  }
}
