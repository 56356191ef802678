import Checking
import LessonReading
import Progress
import Testing

@Suite struct HintTests {
  @Test("Hints come in order, each once, and the number left decreases to 0")
  func order() throws {
    let course = try SmallCourse()
    var progressRecord = ProgressRecord()
    var shown: [[Int]] = []
    while let next = progressRecord.nextHint(for: "one", of: course.lesson) {
      shown.append([next.hint.level, next.left])
      #expect(!next.isDiagnosed)
      progressRecord.recordHint(next.hint.level, for: "one")
    }
    #expect(shown == [[1, 3], [2, 2], [3, 1], [4, 0]])
  }

  @Test("The hint for the last diagnosis comes before all others")
  func diagnosis() throws {
    let course = try SmallCourse()
    var progressRecord = ProgressRecord()
    progressRecord.record(.entry(.failed, misconceptions: ["one.backwards"]), for: "one")
    var shown: [Int] = []
    while let next = progressRecord.nextHint(for: "one", of: course.lesson) {
      #expect(next.isDiagnosed == (next.hint.level == 2))
      shown.append(next.hint.level)
      progressRecord.recordHint(next.hint.level, for: "one")
    }
    #expect(shown == [2, 1, 3, 4])
  }

  @Test("A hint for a wrong quantity comes first, unless one names the misconception itself")
  func quantity() throws {
    let course = try SmallCourse()
    var progressRecord = ProgressRecord()
    progressRecord.record(
      .entry(.failed, misconceptions: ["one.x.minus-for-plus"], quantities: ["one.x"]), for: "one")
    var next = try #require(progressRecord.nextHint(for: "one", of: course.lesson))
    #expect(next.hint.level == 4)
    #expect(next.isDiagnosed)
    progressRecord = try ProgressRecord(json: progressRecord.json())
    #expect(progressRecord.nextHint(for: "one", of: course.lesson)?.hint.level == 4)
    progressRecord.record(
      .entry(.failed, misconceptions: ["one.backwards"], quantities: ["one.x"]), for: "one")
    next = try #require(progressRecord.nextHint(for: "one", of: course.lesson))
    #expect(next.hint.level == 2)
    progressRecord.recordHint(2, for: "one")
    next = try #require(progressRecord.nextHint(for: "one", of: course.lesson))
    #expect(next.hint.level == 1)
    #expect(!next.isDiagnosed)
  }

  @Test("A hint for the last diagnosis is found again after all were seen")
  func again() throws {
    let course = try SmallCourse()
    var progressRecord = ProgressRecord()
    for level in 1...4 { progressRecord.recordHint(level, for: "one") }
    #expect(progressRecord.diagnosedHint(for: "one", of: course.lesson) == nil)
    progressRecord.record(.entry(.failed, misconceptions: ["one.backwards"]), for: "one")
    #expect(progressRecord.nextHint(for: "one", of: course.lesson) == nil)
    #expect(progressRecord.diagnosedHint(for: "one", of: course.lesson)?.level == 2)
  }

  @Test("An exercise without hints has no next hint")
  func none() throws {
    #expect(try ProgressRecord().nextHint(for: "two", of: SmallCourse().lesson) == nil)
  }
}
