import Checking
import Foundation
import Grading
import LessonReading
import Studying
import Testing

@Suite struct LogbookTests {
  @Test("A verdict counts for its text alone: stale after an edit, and good again with it undone")
  func stale() throws {
    let course = try SmallCourse()
    try course.write("let one = 1\n")
    let text = try course.submission().content(of: "one")
    var logbook = Logbook()
    #expect(logbook.standing(of: "one", content: text) == .unchecked)
    let entry = Logbook.Entry.entry(.passed, content: text)
    logbook.record(entry, for: "one")
    #expect(logbook.standing(of: "one", content: text).isPassed)

    try course.write("let one = 2\n")
    let edited = try course.submission().content(of: "one")
    #expect(logbook.standing(of: "one", content: edited) == .stale(entry))
    #expect(!logbook.standing(of: "one", content: edited).isPassed)

    try course.write("let one = 1\r\n")
    let restored = try course.submission().content(of: "one")
    #expect(logbook.standing(of: "one", content: restored) == .checked(entry))
  }

  @Test("A missing file, an empty one and one with a NUL byte are told apart from any text")
  func contents() throws {
    let course = try SmallCourse()
    let missing = try course.submission().content(of: "one")
    try course.write("let one = 1\n")
    let text = try course.submission().content(of: "one")
    try course.write("\0")
    let refused = try course.submission().content(of: "one")
    #expect(Set([missing, text, refused]).count == 3)
  }

  @Test("What is written is read again, and the same logbook is the same bytes")
  func roundTrip() throws {
    let course = try SmallCourse()
    let update = course.logbook.update { logbook in
      for level in [3, 1, 2] { logbook.recordHint(level, for: "one") }
      logbook.record(.entry(.failed, content: "c", misconceptions: ["one.b"]), for: "one")
    }
    #expect(update.remark == nil)
    let first = try Data(contentsOf: URL(filePath: course.logbook.path))
    let reading = course.logbook.read()
    #expect(reading.remark == nil)
    #expect(reading.logbook == update.logbook)
    #expect(reading.logbook.entries["one"]?.status == .failed)
    #expect(try reading.logbook.json() == first)
  }

  @Test(
    "A damaged file is told, kept, and started anew",
    arguments: ["", "{", "[]", #"{"schemaVersion": 1}"#, #"{"schemaVersion": 99}"#, "\u{FEFF}"])
  func damaged(_ text: String) throws {
    let course = try SmallCourse()
    let path = course.logbook.path
    _ = course.logbook.update { $0.recordHint(1, for: "one") }
    try Data(text.utf8).write(to: URL(filePath: path))
    #expect(course.logbook.read().remark?.contains(path) == true)
    let update = course.logbook.update { $0.recordHint(2, for: "one") }
    #expect(update.remark?.contains("starts anew") == true)
    #expect(try Data(contentsOf: URL(filePath: "\(path).damaged")) == Data(text.utf8))
    #expect(course.logbook.read().remark == nil)
    #expect(course.logbook.read().logbook == update.logbook)
  }

  @Test("A half-written file that a killed run left is in nobody's way")
  func killed() throws {
    let course = try SmallCourse()
    _ = course.logbook.update { $0.recordHint(1, for: "one") }
    try Data("{ \"sch".utf8).write(to: URL(filePath: "\(course.logbook.path).new"))
    let update = course.logbook.update { $0.recordHint(2, for: "one") }
    #expect(update.remark == nil)
    #expect(course.logbook.read().logbook == update.logbook)
  }

  @Test("Where progress cannot be written the work goes on, and a sentence says why")
  func unwritable() throws {
    let course = try SmallCourse()
    try Data().write(to: course.root.appending(path: ".lessons"))
    let update = course.logbook.update { $0.recordHint(1, for: "one") }
    #expect(update.remark?.contains("cannot be kept in \(course.logbook.path)") == true)
    #expect(update.logbook.nextHint(for: "one", of: course.lesson)?.hint.level == 2)
  }

  @Test("Of many changes at once none is lost")
  func many() async throws {
    let course = try SmallCourse()
    let file = course.logbook
    await withTaskGroup(of: Void.self) { group in
      for level in 1...40 {
        group.addTask { _ = file.update { $0.recordHint(level, for: "many") } }
      }
    }
    var expected = Logbook()
    for level in 1...40 { expected.recordHint(level, for: "many") }
    #expect(file.read().logbook == expected)
  }
}
