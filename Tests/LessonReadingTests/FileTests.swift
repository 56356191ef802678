import Foundation
import Testing

@testable import LessonReading

@Suite("Files that are no lesson's text")
struct FileTests {
  @Test(
    "A byte that is not UTF-8 is named at its place",
    arguments: [
      ([0xFF], "1:1", "0xff"), ([0x61, 0x0A, 0xC3, 0xA9, 0x80, 0xFF], "2:3", "0x80"),
      ([0x61, 0x0D, 0x0A, 0x62, 0xC3], "2:2", "0xc3"), ([0xED, 0xA0, 0x80], "1:1", "0xed"),
      ([0xC0, 0x80], "1:1", "0xc0"),
    ] as [([UInt8], String, String)])
  func encoding(bytes: [UInt8], place: String, byte: String) {
    let error = #expect(throws: LessonFaults.self) { try readLesson(bytes, file: "L.md") }
    #expect(
      error?.description
        == "L.md:\(place): error: byte \(byte) is not valid UTF-8 here; save the file in the encoding UTF-8"
    )
  }

  @Test("A NUL is named at its place")
  func nul() {
    let error = #expect(throws: LessonFaults.self) {
      try readLesson(Array("---\na\u{0}".utf8), file: "L.md")
    }
    #expect(error?.faults.map(\.position) == [SourcePosition(line: 2, column: 2)])
    #expect(error?.description.contains("a NUL byte stands here") == true)
  }

  @Test("A text of 4 MB is read, and one of a byte more is not")
  func size() throws {
    let filled = Array(frontMatter.utf8)
    let text = filled + [UInt8](repeating: 0x61, count: 4 * 1024 * 1024 - filled.count)
    #expect(try readLesson(text, file: "L.md").cells.count == 1)
    let error = #expect(throws: LessonFaults.self) { try readLesson(text + [0x61], file: "L.md") }
    #expect(error?.description.contains("larger than 4 MB; split the lesson") == true)
  }

  @Test("A file is read from its path, also by a link to it")
  func path() throws {
    try inFolder { folder in
      try frontMatter.write(to: folder.appending(path: "a.md"), atomically: true, encoding: .utf8)
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "b.md"), withDestinationURL: folder.appending(path: "a.md"))
      #expect(try readLesson(at: folder.appending(path: "b.md").path).title == "Optimizers")
    }
  }

  @Test("What is no readable file is told by its path")
  func noFile() throws {
    try inFolder { folder in
      let missing = folder.appending(path: "Lesson.md").path
      #expect(message(of: missing).hasPrefix("\(missing):1:1: error: there is no such file"))
      #expect(message(of: folder.path).contains("no regular file"))
      #expect(message(of: "/dev/zero").contains("no regular file"))
      #expect(message(of: "").contains("file"))
      let broken = folder.appending(path: "c.md")
      try FileManager.default.createSymbolicLink(
        atPath: broken.path, withDestinationPath: "nowhere")
      #expect(message(of: broken.path).contains("no such file"))
      let large = folder.appending(path: "large.md")
      try Data(count: 4 * 1024 * 1024 + 1).write(to: large)
      #expect(message(of: large.path).contains("larger than 4 MB"))
    }
  }

  private func message(of path: String) -> String {
    do {
      return try readLesson(at: path).title
    } catch {
      return error.description
    }
  }

  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }
}
