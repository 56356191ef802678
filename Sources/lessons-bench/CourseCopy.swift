internal import Foundation

/// A copy of the course with all exercises solved, whose files a benchmark may change.
struct CourseCopy: Sendable {
  let root: URL
  let command: String
  private let lesson: BenchLesson

  init(of lesson: BenchLesson, on bench: Bench, name: String) throws {
    self.lesson = lesson
    root = bench.scratch.appending(path: "\(name)-\(lesson.id)")
    command = try bench.program("lessons")
    for part in [
      "Package.swift", "Lessons/\(lesson.name)", "Solutions/\(lesson.name)", "Sources/Autograd",
      "Sources/Observations", "Sources/ProbeRuntime", "Sources/LessonKit",
      "Sources/ExperimentRuntime",
    ] {
      let target = root.appending(path: part)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: bench.course.folder(part), to: target)
    }
    try FileManager.default.removeItem(at: exercises)
    try FileManager.default.copyItem(
      at: root.appending(path: "Solutions/\(lesson.name)"), to: exercises)
  }

  private var exercises: URL { root.appending(path: "Lessons/\(lesson.name)/Exercises") }

  /// Runs `lessons check` on the copy.
  func check(_ options: [String] = []) throws -> ProgramRun {
    try ProgramRun(command, arguments(options))
  }

  /// Runs it and returns the peak memory of the command without its children, in bytes.
  func memoryOfCheck(_ options: [String] = []) throws -> Double {
    try ProgramRun.ownMemory(of: command, arguments(options))
  }

  private func arguments(_ options: [String]) -> [String] {
    ["check", lesson.id, "--course", root.path] + options
  }

  /// Saves an exercise as the solution with an additional declaration.
  func save(_ exercise: String, change: Int) throws {
    let solution = root.appending(path: "Solutions/\(lesson.name)/\(exercise).swift")
    let text = try String(contentsOf: solution, encoding: .utf8)
    try Data((text + "\nprivate let change\(exercise) = \(change)\n").utf8)
      .write(to: exercises.appending(path: "\(exercise).swift"))
  }

  /// Removes the cache.
  func emptyCache() throws {
    let cache = root.appending(path: ".lessons/cache")
    if FileManager.default.fileExists(atPath: cache.path) {
      try FileManager.default.removeItem(at: cache)
    }
  }
}
