import Checking
import Foundation
import Grading
import LessonReading
import OptimizersChecks
import Plotting
import Synchronization
import TestSupport
import Testing

/// Verdicts that are kept: what did not change is not judged again, and nothing old is told of what
/// did.
@Suite struct KeptVerdictTests {
  /// A course with a cache of its own, and a submission to it.
  private struct Desk {
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

    /// Grades the submission, and tells which exercises were run for it.
    func grade(seed: UInt64 = 0) async throws -> (graded: GradedLesson, run: Set<String>) {
      let folder = try Grading.Course(root: course.url).lesson("optimizers")
      let grader = try Grader(
        folder: folder, lesson: readLesson(at: folder.text.path), checks: LessonEntry(),
        toolchain: Toolchain(searchPath: ProcessInfo.processInfo.environment["PATH"] ?? ""),
        cachesVerdicts: true)
      let work = try Submission(folder: submission.url, lesson: grader.lesson)
      let run = Mutex<Set<String>>([])
      let graded = try await ConcurrencyLimit.forPrograms.run {
        try await grader.grade(work, seed: seed) { progress in
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

  @Test("What did not change is not run again, and comes to the same; an edit has one run again")
  func edits() async throws {
    let desk = try Desk(TemporaryFolder(copying: Self.solutions))
    let first = try await desk.grade()
    #expect(first.run == Self.all)
    let second = try await desk.grade()
    #expect(second.run.isEmpty)
    #expect(second.graded.digest == first.graded.digest)
    #expect(second.graded.isolation == first.graded.isolation)
    #expect(second.graded.exercises.map(\.checks) == first.graded.exercises.map(\.checks))
    #expect(second.graded.exercises.map(\.message) == first.graded.exercises.map(\.message))
    #expect(second.graded.exercises.map(\.source) == first.graded.exercises.map(\.source))
    for (id, figure) in second.graded.figures {
      #expect(figure.svg() == first.graded.figures[id]?.svg())
    }

    try desk.edit("StochasticGradientDescent.swift", "-=", "+=")
    let third = try await desk.grade()
    #expect(third.run == ["sgd"])
    #expect(third.graded["sgd"]?.status == .failed)
    #expect(third.graded["adam"]?.status == .passed)
    try desk.edit("StochasticGradientDescent.swift", "+=", "-=")
    let fourth = try await desk.grade()
    #expect(fourth.run.isEmpty)
    #expect(fourth.graded["sgd"]?.status == .passed)
  }

  @Test("Another seed is another verdict")
  func seeds() async throws {
    let desk = try Desk(TemporaryFolder(copying: Self.solutions))
    _ = try await desk.grade()
    #expect(try await desk.grade(seed: 1).run == Self.all)
  }

  @Test("What rests on a helper next door is judged anew when the helper changes")
  func helpers() async throws {
    let folder = try TemporaryFolder(copying: Self.solutions)
    try folder.add(Course.root.appending(path: "Tests/GradingTests/Submissions/helper-next-door"))
    let desk = try Desk(folder)
    #expect(try await desk.grade().graded["sgd"]?.status == .passed)
    #expect(try await desk.grade().run.isEmpty)
    let loop = folder.url.appending(path: "TrainingLoop.swift")
    try FileManager.default.removeItem(at: loop)
    try FileManager.default.copyItem(
      at: Self.solutions.appending(path: "TrainingLoop.swift"), to: loop)
    #expect(try await desk.grade().graded["sgd"]?.status == .didNotCompile)
  }

  @Test("A file that was handed in alone, and needs a helper, passes when the helper comes")
  func helperComes() async throws {
    let fixture = Course.root.appending(path: "Tests/GradingTests/Submissions/helper-next-door")
    let folder = try TemporaryFolder()
    let needy = "StochasticGradientDescent.swift"
    try FileManager.default.copyItem(
      at: fixture.appending(path: needy), to: folder.url.appending(path: needy))
    let desk = try Desk(folder)
    #expect(try await desk.grade().graded["sgd"]?.status == .didNotCompile)
    try folder.add(fixture)
    #expect(try await desk.grade().graded["sgd"]?.status == .passed)
    try FileManager.default.removeItem(at: folder.url.appending(path: "TrainingLoop.swift"))
    #expect(try await desk.grade().graded["sgd"]?.status == .didNotCompile)
  }

  @Test("What does not compile is told again without being compiled, and passes when it is mended")
  func mended() async throws {
    let desk = try Desk(TemporaryFolder(copying: Self.solutions))
    try desk.edit("Adam.swift", "func step()", "func stepp(")
    let broken = try await desk.grade()
    #expect(broken.graded["adam"]?.status == .didNotCompile)
    #expect(broken.run == Self.all.subtracting(["adam"]))
    let again = try await desk.grade()
    #expect(again.graded["adam"]?.diagnostics == broken.graded["adam"]?.diagnostics)
    #expect(again.run.isEmpty)
    try desk.edit("Adam.swift", "func stepp(", "func step()")
    let mended = try await desk.grade()
    #expect(mended.graded.allPassed)
    #expect(mended.run == ["adam"])
  }

  @Test("Kept verdicts that were damaged are found anew")
  func damaged() async throws {
    let desk = try Desk(TemporaryFolder(copying: Self.solutions))
    _ = try await desk.grade()
    let kept = desk.course.url.appending(path: ".lessons/cache/kept")
    for name in try FileManager.default.contentsOfDirectory(atPath: kept.path) {
      let file = kept.appending(path: name)
      try Data(contentsOf: file).dropLast(3).write(to: file)
    }
    let again = try await desk.grade()
    #expect(again.run == Self.all)
    #expect(again.graded.allPassed)
  }

  @Test("A verdict that the clock gave is not kept")
  func clock() async throws {
    let folder = try TemporaryFolder()
    try folder.add(Course.root.appending(path: "Tests/GradingTests/Submissions/endless-loop"))
    let desk = try Desk(folder)
    #expect(try await desk.grade().graded["sgd"]?.status == .timedOut)
    #expect(try await desk.grade().run == ["sgd"])
  }
}
