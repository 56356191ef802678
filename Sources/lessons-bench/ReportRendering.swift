internal import Compiling
internal import Courses
internal import Foundation
internal import Grading
internal import Reporting
internal import Typesetting

/// The time of writing a graded lesson as a page and as JSON.
struct ReportRendering: LessonBenchmark {
  let id = "report"
  let title = "Writing the report, in processor time"

  func measure(_ known: BenchLesson, on bench: Bench) async throws -> Section {
    let copy = try CourseCopy(of: known, on: bench, name: id)
    let folder = try Course(root: copy.root).lesson(known.id)
    let search = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let prepared = try PreparedLesson(
      try LoadedLesson(folder), toolchain: Toolchain(searchPath: search))
    let graded = try await prepared.grade(
      Submission(folder: folder.solutions, lesson: prepared.lesson), seed: 0)
    let warm = Typesetter()
    var bytes = 0
    let times = try inTurns(
      bench.repetitions,
      [
        { try processorTime { bytes = try page(graded, Typesetter()) } },
        { try processorTime { _ = try page(graded, warm) } },
        { try processorTime { _ = try JSONReport(graded).text() } },
      ]
    ).map { median($0) * 1000 }
    return Section(
      benchmark: id, title: title,
      findings: [
        Finding(
          name: "the page, with formulas and code typeset anew", value: times[0],
          unit: .milliseconds),
        Finding(name: "the page again", value: times[1], unit: .milliseconds),
        Finding(name: "JSON", value: times[2], unit: .milliseconds),
        Finding(name: "the page's size", value: Double(bytes) / 1e6, unit: .megabytes),
      ])
  }

  private func page(_ graded: GradedLesson, _ typesetter: Typesetter) throws -> Int {
    try HTMLReport(graded, typesetter: typesetter).text().utf8.count
  }
}
