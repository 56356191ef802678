import Checking
import Foundation
import Grading
import Observations
import Reporting
import Testing

@Suite("A report that is read again")
struct DecodedReportTests {
  @Test(
    "Decoded and encoded again, a report has the same bytes",
    arguments: [
      Sample.mixed, Sample.untouched, Sample.graded([Sample.nonFinite]),
      Sample.graded([Sample.marked]), Sample.graded([Sample.verbose], remarks: ["a\"b\\", "1e5"]),
      Hostile.lesson(saying: Hostile.text),
    ])
  func sameBytes(graded: GradedLesson) throws {
    let text = try JSONReport(graded).text()
    #expect(try JSONReport(JSONReport.lesson(in: text)).text() == text)
  }

  @Test(
    "Every kind of value keeps its spelling",
    arguments: [
      .number(1e16), .integer(10_000_000_000_000_000), .number(9_007_199_254_740_994),
      .integer(9_007_199_254_740_994), .integer(Int.max), .integer(Int.min), .number(-0.0),
      .number(0), .number(1e300), .number(.leastNonzeroMagnitude), .number(0.1 + 0.2),
      .number(.nan),
      .number(.infinity), .number(-.infinity), .boolean(true), .boolean(false), .text("1e16"),
      .text("nan"), .text("\u{1}1"), .text("a \"-0\" \\"), .optional(nil), .optional(.integer(3)),
      .list([.list([.number(1e20), .integer(1)]), .list([])]), .numbers([-0.0, 2, 2.5]),
    ] as [ObservedValue])
  func values(value: ObservedValue) throws {
    let check = CheckResult(
      id: "a.b", title: "A check", status: .failed, score: 0, maxScore: 1, message: "It differs.",
      firstDivergence: Divergence(.values, expected: [1], actual: .list([value])))
    let graded = Sample.graded([
      GradedExercise(
        exercise: Sample.adam, status: .failed, score: 0, message: "It differs.", checks: [check])
    ])
    let text = try JSONReport(graded).text()
    #expect(try JSONReport(JSONReport.lesson(in: text)).text() == text)
  }

  @Test("Text that is no report is an error")
  func noReport() {
    #expect(throws: DecodingError.self) { try JSONReport.lesson(in: "{}") }
    #expect(throws: DecodingError.self) { try JSONReport.lesson(in: "{\"lesson\": tr") }
  }
}
