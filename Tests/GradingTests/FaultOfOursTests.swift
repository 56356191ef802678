import Checking
import Compiling
import Courses
import Figures
import Foundation
import Glibc
import Grading
import LessonReading
import OptimizersChecks
import TestSupport
import Testing

/// Faults of this program, the lesson or the machine cost no points.
@Suite struct FaultOfOursTests {
  /// The lesson's checks, with those of one exercise replaced.
  private final class AlteredChecks: LessonChecks, LessonFigures {
    private let lesson = LessonEntry()
    private let replacement: (any ExerciseChecks)?

    init() { replacement = nil }
    init(_ replacement: any ExerciseChecks) { self.replacement = replacement }

    var exercises: [any ExerciseChecks] {
      lesson.exercises.map { $0.exercise == replacement?.exercise ? replacement ?? $0 : $0 }
    }

    func figure(id: String, description: String) throws -> FigurePlan {
      try lesson.figure(id: id, description: description)
    }
  }

  private struct BrokenChecks: ExerciseChecks {
    struct Fault: Error {}

    enum Way: CaseIterable {
      case throwsBefore, givesNothing, givesNoPoints
    }

    let exercise = "sgd"
    let way: Way

    func examination(seed: UInt64) throws -> Examination {
      switch way {
      case .throwsBefore: throw Fault()
      case .givesNothing: Examination(questions: []) { _ in Judgement(checks: []) }
      case .givesNoPoints:
        Examination(questions: []) { _ in
          Judgement(checks: [
            CheckResult(
              id: "a", title: "A", status: .faulty, score: 0, maxScore: 20, message: "It broke.")
          ])
        }
      }
    }
  }

  private func grade(
    _ submission: URL, checks: any LessonChecks = LessonEntry(), toolchain: Toolchain? = nil,
    exercises: Set<String> = []
  ) async throws -> GradedLesson {
    let folder = try Courses.Course(root: Course.root).lesson("optimizers")
    let prepared = try PreparedLesson(
      folder: folder, lesson: readLesson(at: folder.text.path), checks: checks,
      toolchain: toolchain
        ?? Toolchain(searchPath: ProcessInfo.processInfo.environment["PATH"] ?? ""))
    let work = try Submission(folder: submission, lesson: prepared.lesson)
    return try await ConcurrencyLimit.forPrograms.run {
      try await prepared.grade(work, exercises: exercises, seed: 0)
    }
  }

  private static let solutions = Course.root.appending(path: "Solutions/Optimizers")

  @Test("A check that fails internally costs no points", arguments: BrokenChecks.Way.allCases)
  private func brokenCheck(_ way: BrokenChecks.Way) async throws {
    let graded = try await grade(
      Self.solutions, checks: AlteredChecks(BrokenChecks(way: way)),
      exercises: ["sgd", "momentum"])
    #expect(graded["sgd"]?.status == .faulty)
    #expect(graded["sgd"]?.score == 20)
    #expect(graded["momentum"]?.status == .passed)
    #expect(graded.hasFaultyExercise)
  }

  @Test("A broken linker is never the student's fault", arguments: ["/bin/false"])
  func linker(_ program: String) async throws {
    let folder = try TemporaryFolder()
    let toolchain = try folder.toolchain(clang: program)
    let graded = try await grade(
      Self.solutions, toolchain: toolchain, exercises: ["sgd", "adam"])
    for exercise in graded.exercises {
      #expect(exercise.status == .faulty, "\(exercise.message)")
      #expect(exercise.score == 20)
      #expect(exercise.message.contains("not yours"))
      #expect(exercise.diagnostics.isEmpty)
    }
    #expect(graded.hasFaultyExercise)
    #expect(graded.identity == nil)
  }

  @Test(
    "A failure of compiler or linker that a student's file causes is the student's fault",
    arguments: [
      "@_silgen_name(\"nowhere\") func nowhere()\npublic func call() { nowhere() }",
      "@_cdecl(\"main\") public func hidden() {}",
      "import NoSuchModule",
      "class Momentum {}",
      "let text: Int = \"text\"",
    ])
  func studentsFault(_ text: String) async throws {
    let folder = try TemporaryFolder(copying: Self.solutions)
    let file = folder.url.appending(path: "Adam.swift")
    let source = try String(contentsOf: file, encoding: .utf8)
    try Data("\(source)\n\(text)\n".utf8).write(to: file)
    let graded = try await grade(folder.url, exercises: ["adam"])
    #expect(graded["adam"]?.status == .didNotCompile, "\(graded["adam"]?.message ?? "")")
    #expect(graded["adam"]?.score == 0)
    #expect(!graded.hasFaultyExercise)
  }
}

extension TemporaryFolder {
  /// Creates a toolchain in this folder that equals the one on the search path except for its linker.
  func toolchain(clang: String) throws -> Toolchain {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let swiftc = try #require(
      path.split(separator: ":").map { "\($0)/swiftc" }
        .first { FileManager.default.isExecutableFile(atPath: $0) })
    let programs = URL(filePath: swiftc).resolvingSymlinksInPath().deletingLastPathComponent()
    let own = url.appending(path: "usr/bin")
    let files = FileManager.default
    try files.createDirectory(at: own, withIntermediateDirectories: true)
    // The toolchain is found by `swiftc`, which is never run.
    try Data().write(to: own.appending(path: "swiftc"))
    chmod(own.appending(path: "swiftc").path, 0o755)
    for name in ["swift-frontend", "llvm-symbolizer"] {
      try files.createSymbolicLink(
        at: own.appending(path: name), withDestinationURL: programs.appending(path: name))
    }
    try files.createSymbolicLink(
      at: own.appending(path: "clang"), withDestinationURL: URL(filePath: clang))
    for name in ["lib", "share", "libexec", "include"] {
      try files.createSymbolicLink(
        at: url.appending(path: "usr/\(name)"),
        withDestinationURL: programs.deletingLastPathComponent().appending(path: name))
    }
    return try Toolchain(searchPath: own.path)
  }
}
