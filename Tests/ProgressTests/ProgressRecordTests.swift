import Checking
import Courses
import Foundation
import LessonReading
import Progress
import Testing

@Suite struct ProgressRecordTests {
  @Test("A verdict counts only for its text: stale after an edit, valid again after undoing it")
  func stale() throws {
    let course = try SmallCourse()
    try course.write("let one = 1\n")
    let text = try course.submission().content(of: "one")
    var progressRecord = ProgressRecord()
    #expect(progressRecord.progress(of: "one", content: text) == .unchecked)
    let entry = ProgressRecord.Entry.entry(.passed, content: text)
    progressRecord.record(entry, for: "one")
    #expect(progressRecord.progress(of: "one", content: text).isPassed)

    try course.write("let one = 2\n")
    let edited = try course.submission().content(of: "one")
    #expect(progressRecord.progress(of: "one", content: edited) == .stale(entry))
    #expect(!progressRecord.progress(of: "one", content: edited).isPassed)

    try course.write("let one = 1\r\n")
    let restored = try course.submission().content(of: "one")
    #expect(progressRecord.progress(of: "one", content: restored) == .checked(entry))
  }

  @Test("A missing file, one with a NUL byte and a text have different hashes")
  func contents() throws {
    let course = try SmallCourse()
    let missing = try course.submission().content(of: "one")
    try course.write("let one = 1\n")
    let text = try course.submission().content(of: "one")
    try course.write("\0")
    let refused = try course.submission().content(of: "one")
    #expect(Set([missing, text, refused]).count == 3)
  }

  @Test("A record survives a round trip, and equal records give equal bytes")
  func roundTrip() throws {
    let course = try SmallCourse()
    let update = course.progressRecord.update { progressRecord in
      for level in [3, 1, 2] { progressRecord.recordHint(level, for: "one") }
      progressRecord.record(.entry(.failed, content: "c", misconceptions: ["one.b"]), for: "one")
    }
    #expect(update.remark == nil)
    let first = try Data(contentsOf: URL(filePath: course.progressRecord.path))
    let reading = course.progressRecord.read()
    #expect(reading.remark == nil)
    #expect(reading.progressRecord == update.progressRecord)
    #expect(reading.progressRecord.entries["one"]?.status == .failed)
    #expect(try reading.progressRecord.json() == first)
  }

  @Test(
    "A damaged file is reported and saved, and a new record is started",
    arguments: ["", "{", "[]", #"{"schemaVersion": 1}"#, #"{"schemaVersion": 99}"#, "\u{FEFF}"])
  func damaged(_ text: String) throws {
    let course = try SmallCourse()
    let path = course.progressRecord.path
    _ = course.progressRecord.update { $0.recordHint(1, for: "one") }
    try Data(text.utf8).write(to: URL(filePath: path))
    #expect(course.progressRecord.read().remark?.contains(path) == true)
    let update = course.progressRecord.update { $0.recordHint(2, for: "one") }
    #expect(update.remark?.contains("A new record is started") == true)
    #expect(try Data(contentsOf: URL(filePath: "\(path).damaged")) == Data(text.utf8))
    #expect(course.progressRecord.read().remark == nil)
    #expect(course.progressRecord.read().progressRecord == update.progressRecord)
  }

  @Test("The draft of a killed process is overwritten")
  func killed() throws {
    let course = try SmallCourse()
    _ = course.progressRecord.update { $0.recordHint(1, for: "one") }
    try Data("{ \"sch".utf8).write(to: URL(filePath: "\(course.progressRecord.path).new"))
    let update = course.progressRecord.update { $0.recordHint(2, for: "one") }
    #expect(update.remark == nil)
    #expect(course.progressRecord.read().progressRecord == update.progressRecord)
  }

  @Test("If progress cannot be written, the work goes on and a remark says why")
  func unwritable() throws {
    let course = try SmallCourse()
    try Data().write(to: course.root.appending(path: ".lessons"))
    let update = course.progressRecord.update { $0.recordHint(1, for: "one") }
    #expect(update.remark?.contains("cannot be saved in \(course.progressRecord.path)") == true)
    #expect(update.progressRecord.nextHint(for: "one", of: course.lesson)?.hint.level == 2)
  }

  @Test("No concurrent change is lost")
  func many() async throws {
    let course = try SmallCourse()
    let file = course.progressRecord
    await withTaskGroup(of: Void.self) { group in
      for level in 1...40 {
        group.addTask { _ = file.update { $0.recordHint(level, for: "many") } }
      }
    }
    var expected = ProgressRecord()
    for level in 1...40 { expected.recordHint(level, for: "many") }
    #expect(file.read().progressRecord == expected)
  }
}
