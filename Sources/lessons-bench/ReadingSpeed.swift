internal import Foundation
internal import LessonReading

/// The speed of reading a lesson, compared with the program `cmark-gfm` on the same text.
struct ReadingSpeed: LessonBenchmark {
  let id = "reading"
  let title = "Reading a lesson, in processor time"

  func measure(_ known: BenchLesson, on bench: Bench) async throws -> Section {
    let lesson = try RepeatedLesson(
      at: bench.course.folder("Lessons/\(known.name)/Lesson.md"))
    let text = lesson.text(copies: Self.copies)
    let size = Double(text.utf8.count) / 1e6
    func reading(_ bytes: [UInt8]) throws -> Double {
      try processorTime { _ = try readLesson(bytes, file: "Lesson.md") }
    }
    let file = bench.scratch.appending(path: "\(id).md")
    try Data(text.utf8).write(to: file)
    let cmark = Self.program.map { program in
      { try ProgramRun(program, Self.options + [file.path]).processorTime }
    }
    let times = try inTurns(
      bench.repetitions, [{ try reading(Array(text.utf8)) }] + [cmark].compactMap(\.self)
    ).map { median($0) }
    var section = Section(
      benchmark: id, title: title, findings: [])
    let speed = size / times[0]
    if times.count > 1 {
      section.findings.append(
        Finding(
          name: "a lesson of \(Int(size * 1000)) kB", value: speed, unit: .megabytesPerSecond,
          reference: .init(name: "cmark-gfm", value: size / times[1]), limit: .timesAtLeast(0.5)))
    } else {
      section.remarks.append(
        "There is no program cmark-gfm to compare with; install the Debian package cmark-gfm.")
    }
    for copies in [1, 8, Self.copies] {
      let bytes = Array(lesson.text(copies: copies).utf8)
      let time = median(try inTurns(bench.repetitions, [{ try reading(bytes) }])[0])
      section.findings.append(
        Finding(
          name: "\(copies) × the exercises", value: time * 1000, unit: .milliseconds))
    }
    return section
  }

  /// With this many copies the text is just below the size limit for lessons.
  private static let copies = 64

  /// The extensions that lessons use, except formulas, which the program does not support.
  private static let options =
    ["--unsafe", "--table-prefer-style-attributes"]
    + ["table", "strikethrough", "autolink", "tasklist", "tagfilter", "footnotes"].flatMap {
      ["-e", $0]
    }

  private static var program: String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/cmark-gfm" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
