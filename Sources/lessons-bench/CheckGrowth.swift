/// How the time of a check grows with the number of changed exercises.
struct CheckGrowth: LessonBenchmark {
  let id = "growth"
  let title = "How a check grows with the exercises changed"

  func measure(_ lesson: BenchLesson, on bench: Bench) async throws -> Section {
    let course = try CourseCopy(of: lesson, on: bench, name: id)
    _ = try course.check()
    var change = 0
    let counts = Array(1...max(lesson.exercises.count, 1))
    let runs = try inTurns(
      bench.repetitions,
      counts.map { count in
        {
          change += 1
          for exercise in lesson.exercises.suffix(count) {
            try course.save(exercise, change: change)
          }
          return try course.check()
        }
      })
    let wall = runs.map { median($0.map(\.wallTime)) * 1000 }
    return Section(
      benchmark: id, title: title,
      findings: zip(counts, wall).map { count, time in
        Finding(
          name: "\(count) changed", value: time, unit: .milliseconds,
          reference: .init(name: "1 changed", value: wall[0]))
      })
  }
}
