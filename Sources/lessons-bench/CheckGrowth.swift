/// How the time of a check grows with the number of changed exercises.
struct CheckGrowth: Benchmark {
  let id = "growth"

  func measure(on bench: Bench) async throws -> Section {
    let course = try CourseCopy(on: bench, name: id)
    _ = try course.check()
    var change = 0
    let counts = Array(1...CourseSources.exercises.count)
    let runs = try inTurns(
      bench.repetitions,
      counts.map { count in
        {
          change += 1
          for exercise in CourseSources.exercises.suffix(count) {
            try course.save(exercise, change: change)
          }
          return try course.check()
        }
      })
    let wall = runs.map { median($0.map(\.wallTime)) * 1000 }
    return Section(
      benchmark: id, title: "How a check grows with the exercises changed",
      findings: zip(counts, wall).map { count, time in
        Finding(
          name: "\(count) changed", value: time, unit: .milliseconds,
          reference: .init(name: "1 changed", value: wall[0]))
      })
  }
}
