import ClassReporting
import Foundation
import Synchronization
import Testing

@Suite("A large class")
struct LargeClassTests {
  /// Counts how often the reports and the files of a class are read.
  private final class Reads: Sendable {
    let reports = Mutex(0)
    let sources = Mutex(0)
  }

  /// A record that counts its readings.
  private struct Record: SubmissionRecord {
    let record: ClassSample.Record
    let reads: Reads

    func report() -> String {
      reads.reports.withLock { $0 += 1 }
      return record.report()
    }

    func sources() -> [String: String] {
      reads.sources.withLock { $0 += 1 }
      return record.sources()
    }
  }

  /// A class in which everybody fails in a way of their own.
  private func results(of count: Int, _ reads: Reads) throws -> ClassResults {
    ClassSample.results(
      try (0..<count).map { number in
        let exercises = [
          ClassSample.Exercise(id: "sgd"),
          ClassSample.Exercise(
            id: "adam", status: "failed", score: 0, message: "Number \(number) differs.",
            misconception: number.isMultiple(of: 2) ? "adam.mistake-\(number)" : nil),
        ]
        var student = try ClassSample.student("s\(number)", exercises)
        student.record = Record(
          record: .init(text: try ClassSample.report(exercises), files: ["adam": "// \(number)"]),
          reads: reads)
        return student
      })
  }

  @Test("The page reads no report, and the files of the findings alone that it shows")
  func page() throws {
    let reads = Reads()
    let page = try #require(
      ClassReport(results(of: 400, reads)).files.first { $0.name == "index.html" })
    _ = try page.content()
    #expect(reads.reports.withLock(\.self) == 0)
    // 60 misconceptions and 60 groups of failures.
    #expect(reads.sources.withLock(\.self) == 120)
  }

  @Test("class.json reads each report once and is written student by student")
  func json() throws {
    let reads = Reads()
    let file = try #require(
      ClassReport(results(of: 400, reads)).files.first { $0.name == "class.json" })
    var pieces: [Data] = []
    var most = 0
    try file.write { piece in
      pieces.append(piece)
      most = max(most, reads.reports.withLock(\.self) - pieces.count)
    }
    #expect(reads.reports.withLock(\.self) == 400)
    #expect(reads.sources.withLock(\.self) == 0)
    #expect(pieces.count > 400)
    #expect(most <= 0, "A report was read before the ones before it were written.")
    let content = pieces.reduce(Data(), +)
    let object = try JSONSerialization.jsonObject(with: content) as? [String: Any]
    #expect((object?["students"] as? [Any])?.count == 400)
  }

  @Test("The exercises in class.json are those of the reports, to the byte")
  func exercises() throws {
    let exercises = [
      ClassSample.Exercise(
        id: "adam", status: "failed", score: 0, message: "A \"quote\", a tab\tand 𝛽₁/2.",
        checks: [
          .init(
            id: "adam.stream", status: "failed", score: 0,
            divergence: ClassSample.divergence(actual: [1e30, -0.0, "nan", [0.1, [2]], []]))
        ])
    ]
    let report = try ClassSample.report(exercises)
    let start = try #require(report.range(of: "\"exercises\" : ["))
    let end = try #require(report.range(of: "\n  ]", range: start.upperBound..<report.endIndex))
    let expected = report[start.lowerBound..<end.upperBound].replacing("\n", with: "\n    ")
    let file = try #require(
      ClassReport(ClassSample.results([try ClassSample.student("ada", exercises)])).files
        .first { $0.name == "class.json" })
    #expect(String(decoding: try file.content(), as: UTF8.self).contains(expected))
  }

  @Test("A text that is no report has no summary")
  func noReport() {
    var summaries = ReportSummaries()
    #expect(throws: ReportTextFault.self) { try summaries.summary(of: "{}") }
    #expect(throws: ReportTextFault.self) { try summaries.summary(of: "  \"exercises\" : [\n") }
    #expect(throws: DecodingError.self) {
      try summaries.summary(of: "  \"exercises\" : [\n    {\n    }\n  ]\n")
    }
  }
}
