import Checking
import Compiling
import Courses
import Foundation
import Grading
import LessonReading
import OptimizersChecks
import Plotting
import Synchronization
import TestSupport
import Testing

/// Cached verdicts: unchanged exercises are not judged again, and changed ones get no old verdict.
@Suite struct CachedVerdictTests {
  /// A course with a cache of its own, and a submission to it.
  private struct CachedCourse {
    let course: TemporaryFolder
    let submission: TemporaryFolder

    init(_ submission: TemporaryFolder) throws {
      self.submission = submission
      course = try TemporaryFolder()
      for name in ["Package.swift", "Lessons", "Sources", "Solutions"] {
        try FileManager.default.createSymbolicLink(
          at: course.url.appending(path: name),
          withDestinationURL: Course.root.appending(path: name))
      }
    }

    /// Grades the submission and returns which exercises were run.
    func grade(seed: UInt64 = 0) async throws -> (graded: GradedLesson, run: Set<String>) {
      let folder = try Courses.Course(root: course.url).lesson("optimizers")
      let prepared = try PreparedLesson(
        folder: folder, lesson: readLesson(at: folder.text.path), checks: LessonEntry(),
        toolchain: Toolchain(searchPath: ProcessInfo.processInfo.environment["PATH"] ?? ""),
        cachesVerdicts: true)
      let work = try Submission(folder: submission.url, lesson: prepared.lesson)
      let run = Mutex<Set<String>>([])
      let graded = try await ConcurrencyLimit.forPrograms.run {
        try await prepared.grade(work, seed: seed) { progress in
          if case .running(let exercise) = progress { _ = run.withLock { $0.insert(exercise) } }
        }
      }
      return (graded, run.withLock { $0 })
    }

    func edit(_ file: String, _ old: String, _ new: String) throws {
      let url = submission.url.appending(path: file)
      let text = try String(contentsOf: url, encoding: .utf8)
      try #require(text.contains(old))
      try Data(text.replacing(old, with: new).utf8).write(to: url)
    }
  }

  private static let solutions = Course.root.appending(path: "Solutions/Optimizers")
  private static let all: Set = [
    "training-loop", "sgd", "momentum", "rmsprop", "adam", "challenge",
  ]

  @Test("Unchanged exercises are not run again and keep their verdict; an edit runs one again")
  func edits() async throws {
    let course = try CachedCourse(TemporaryFolder(copying: Self.solutions))
    let first = try await course.grade()
    #expect(first.run == Self.all)
    let second = try await course.grade()
    #expect(second.run.isEmpty)
    #expect(second.graded.digest == first.graded.digest)
    #expect(second.graded.isolation == first.graded.isolation)
    #expect(second.graded.exercises.map(\.checks) == first.graded.exercises.map(\.checks))
    #expect(second.graded.exercises.map(\.message) == first.graded.exercises.map(\.message))
    #expect(second.graded.exercises.map(\.source) == first.graded.exercises.map(\.source))
    for (id, figure) in second.graded.figures {
      #expect(figure.svg() == first.graded.figures[id]?.svg())
    }

    try course.edit("StochasticGradientDescent.swift", "-=", "+=")
    let third = try await course.grade()
    #expect(third.run == ["sgd"])
    #expect(third.graded["sgd"]?.status == .failed)
    #expect(third.graded["adam"]?.status == .passed)
    try course.edit("StochasticGradientDescent.swift", "+=", "-=")
    let fourth = try await course.grade()
    #expect(fourth.run.isEmpty)
    #expect(fourth.graded["sgd"]?.status == .passed)
  }

  @Test("Another seed gives another verdict")
  func seeds() async throws {
    let course = try CachedCourse(TemporaryFolder(copying: Self.solutions))
    _ = try await course.grade()
    #expect(try await course.grade(seed: 1).run == Self.all)
  }

  @Test("An exercise that uses a helper is judged again when the helper changes")
  func helpers() async throws {
    let folder = try TemporaryFolder(copying: Self.solutions)
    try folder.add(Course.root.appending(path: "Tests/GradingTests/Submissions/helper-next-door"))
    let course = try CachedCourse(folder)
    #expect(try await course.grade().graded["sgd"]?.status == .passed)
    #expect(try await course.grade().run.isEmpty)
    let loop = folder.url.appending(path: "TrainingLoop.swift")
    try FileManager.default.removeItem(at: loop)
    try FileManager.default.copyItem(
      at: Self.solutions.appending(path: "TrainingLoop.swift"), to: loop)
    #expect(try await course.grade().graded["sgd"]?.status == .didNotCompile)
  }

  @Test("A file that needs a missing helper passes when the helper is added")
  func helperComes() async throws {
    let fixture = Course.root.appending(path: "Tests/GradingTests/Submissions/helper-next-door")
    let folder = try TemporaryFolder()
    let needy = "StochasticGradientDescent.swift"
    try FileManager.default.copyItem(
      at: fixture.appending(path: needy), to: folder.url.appending(path: needy))
    let course = try CachedCourse(folder)
    #expect(try await course.grade().graded["sgd"]?.status == .didNotCompile)
    try folder.add(fixture)
    #expect(try await course.grade().graded["sgd"]?.status == .passed)
    try FileManager.default.removeItem(at: folder.url.appending(path: "TrainingLoop.swift"))
    #expect(try await course.grade().graded["sgd"]?.status == .didNotCompile)
  }

  @Test("A compile error is cached, and the exercise passes when it is corrected")
  func corrected() async throws {
    let course = try CachedCourse(TemporaryFolder(copying: Self.solutions))
    try course.edit("Adam.swift", "func step()", "func stepp(")
    let broken = try await course.grade()
    #expect(broken.graded["adam"]?.status == .didNotCompile)
    #expect(broken.run == Self.all.subtracting(["adam"]))
    let again = try await course.grade()
    #expect(again.graded["adam"]?.diagnostics == broken.graded["adam"]?.diagnostics)
    #expect(again.run.isEmpty)
    try course.edit("Adam.swift", "func stepp(", "func step()")
    let corrected = try await course.grade()
    #expect(corrected.graded.allPassed)
    #expect(corrected.run == ["adam"])
  }

  @Test("Damaged cached verdicts are computed again")
  func damaged() async throws {
    let course = try CachedCourse(TemporaryFolder(copying: Self.solutions))
    _ = try await course.grade()
    let kept = course.course.url.appending(path: ".lessons/cache/kept")
    for name in try FileManager.default.contentsOfDirectory(atPath: kept.path) {
      let file = kept.appending(path: name)
      try Data(contentsOf: file).dropLast(3).write(to: file)
    }
    let again = try await course.grade()
    #expect(again.run == Self.all)
    #expect(again.graded.allPassed)
  }

  @Test("A verdict of a timeout is not cached")
  func clock() async throws {
    let folder = try TemporaryFolder()
    try folder.add(Course.root.appending(path: "Tests/GradingTests/Submissions/endless-loop"))
    let course = try CachedCourse(folder)
    #expect(try await course.grade().graded["sgd"]?.status == .timedOut)
    #expect(try await course.grade().run == ["sgd"])
  }
}
