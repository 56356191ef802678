internal import Foundation

/// The time from a saved file to its verdict, compared with the compiler and linker alone.
struct SaveToVerdict: LessonBenchmark {
  let id = "save-to-verdict"
  let title = "From save to verdict"

  func measure(_ lesson: BenchLesson, on bench: Bench) async throws -> Section {
    let course = try CourseCopy(of: lesson, on: bench, name: id)
    let bare = try BareCompiler(for: lesson, on: bench, name: "\(id)-bare")
    let exercise = try lesson.lastExercise()
    _ = try course.check()
    var change = 0
    func saving(_ exercises: [String]) throws -> ProgramRun {
      change += 1
      for exercise in exercises { try course.save(exercise, change: change) }
      return try course.check()
    }
    func compilingAlone() throws -> ProgramRun {
      change += 1
      return try bare.compileAndLink(exercise, change: change)
    }
    let runs = try inTurns(
      bench.repetitions,
      [
        compilingAlone, { try saving([exercise]) }, { try saving(lesson.exercises) },
        { try course.check() },
      ])
    let wall = runs.map { median($0.map(\.wallTime)) * 1000 }
    let processor = runs.map { median($0.map(\.processorTime)) * 1000 }
    return Section(
      benchmark: id, title: title,
      findings: [
        Finding(
          name: "one exercise changed", value: wall[1], unit: .milliseconds,
          reference: .init(name: "bare compile and link", value: wall[0]),
          limit: .timesAtMost(2)),
        Finding(
          name: "one changed, in processor time", value: processor[1], unit: .milliseconds,
          reference: .init(name: "bare compile and link", value: processor[0])),
        Finding(
          name: "all \(lesson.exercises.count) changed", value: wall[2], unit: .milliseconds,
          reference: .init(name: "one changed", value: wall[1]), limit: .timesAtMost(2.5)),
        Finding(
          name: "all \(lesson.exercises.count), in processor time", value: processor[2],
          unit: .milliseconds,
          reference: .init(name: "one changed", value: processor[1])),
        Finding(name: "nothing changed", value: wall[3], unit: .milliseconds, limit: .atMost(50)),
      ])
  }
}
