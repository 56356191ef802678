/// A check of the course's solution with an empty and with a full cache.
struct FullCheck: LessonBenchmark {
  let id = "full-check"
  let title = "A check of the solution"

  func measure(_ lesson: BenchLesson, on bench: Bench) async throws -> Section {
    let course = try CourseCopy(of: lesson, on: bench, name: id)
    let runs = try inTurns(
      bench.repetitions,
      [
        {
          try course.emptyCache()
          return try course.check(["--solution"])
        }, { try course.check(["--solution"]) },
      ])
    let commandAlone = try course.memoryOfCheck(["--solution"])
    let wall = runs.map { median($0.map(\.wallTime)) * 1000 }
    return Section(
      benchmark: id, title: title,
      findings: [
        Finding(
          name: "cold: nothing kept", value: wall[0], unit: .milliseconds,
          reference: .init(name: "warm", value: wall[1])),
        Finding(name: "warm: all kept", value: wall[1], unit: .milliseconds),
        Finding(
          name: "memory of the command", value: commandAlone / 1e6, unit: .megabytes),
        Finding(
          name: "memory of its largest program, cold",
          value: median(runs[0].map(\.largestProcess)) / 1e6, unit: .megabytes),
      ])
  }
}
