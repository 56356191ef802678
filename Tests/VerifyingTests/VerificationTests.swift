import Compiling
import Courses
import Foundation
import LessonReading
import OptimizersChecks
import TestSupport
import Testing
import Typesetting
import Verifying

/// A lesson with one fault at a time, each of which the verification must report.
@Suite struct VerificationTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static let lesson = "Lessons/Optimizers"
  private static let bank = "\(lesson)/Checks/Submissions"
  private static let solution = "Solutions/Optimizers/StochasticGradientDescent.swift"

  /// A replacement of text in a file of the course.
  struct Edit: Sendable {
    let path: String
    let old: String
    let new: String
  }

  /// A change of the course, with the expected shortfall.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// A new file of the bank, made from the solution of `sgd`.
    var submission: Edit?
    var edits: [Edit] = []
    /// A part of the only shortfall; nil for none.
    let shortfall: String?

    init(_ description: String, _ submission: Edit?, edits: [Edit] = [], says shortfall: String?) {
      testDescription = description
      self.submission = submission
      self.edits = edits
      self.shortfall = shortfall
    }
  }

  static let changes: [Change] = [
    Change("nothing is changed", nil, says: nil),
    Change(
      "a wrong submission fails under its misconception's name",
      Edit(path: "sgd/wrong/ascent.swift", old: "-=", new: "+="), says: nil),
    Change(
      "a wrong submission fails that has no misconception",
      Edit(path: "sgd/wrong/tenfold.swift", old: "-= ", new: "-= 10.125 * "), says: nil),
    Change(
      "an acceptable submission passes",
      Edit(path: "sgd/acceptable/same.swift", old: "-=", new: "-="), says: nil),
    Change(
      "a wrong submission passes", Edit(path: "sgd/wrong/right.swift", old: "-=", new: "-="),
      says: "sgd/wrong/right is wrong, but is passed"),
    Change(
      "an acceptable submission fails",
      Edit(path: "sgd/acceptable/backwards.swift", old: "-=", new: "+="),
      says: "sgd/acceptable/backwards is right, but is failed"),
    Change(
      "an acceptable submission does not compile",
      Edit(path: "sgd/acceptable/typo.swift", old: "-=", new: "-=="),
      says: "sgd/acceptable/typo is right, but is didNotCompile"),
    Change(
      "a wrong submission does not compile",
      Edit(path: "sgd/wrong/typo.swift", old: "-=", new: "-=="),
      says: "sgd/wrong/typo does not compile"),
    Change(
      "a wrong submission is meant not to compile",
      Edit(path: "sgd/wrong/does-not-compile.swift", old: "-=", new: "-=="), says: nil),
    Change(
      "a wrong submission has another misconception's name",
      Edit(path: "sgd/wrong/heavy-ball.swift", old: "-=", new: "+="),
      says: "sgd/wrong/heavy-ball is diagnosed as sgd.ascent, not as sgd.heavy-ball"),
    Change(
      "a stub does something", nil,
      edits: ["\(lesson)/Lesson.md", "\(lesson)/Exercises/StochasticGradientDescent.swift"].map {
        Edit(
          path: $0, old: "unfinished(\"sgd\")",
          new: "if parameters.shape.count > 9 { unfinished(\"sgd\") }")
      }, says: "the stub of sgd is failed, not notAttempted"),
    Change(
      "a solution is wrong", nil, edits: [Edit(path: solution, old: "-=", new: "+=")],
      says: "the solution of sgd is failed with 0 of 20"),
    Change(
      "an exercise file is not its stub", nil,
      edits: [
        Edit(
          path: "\(lesson)/Exercises/Adam.swift", old: "import Autograd",
          new: "import Autograd // !")
      ], says: "Exercises/Adam.swift differs"),
  ]

  @Test("A fault is the only shortfall, and without a fault there is none", arguments: changes)
  func shortfall(_ change: Change) async throws {
    let course = try Self.course()
    if let submission = change.submission { try Self.add(submission, to: course) }
    for edit in change.edits {
      let text = try String(contentsOf: course.url.appending(path: edit.path), encoding: .utf8)
      try #require(text.contains(edit.old), "\(edit.path)")
      try course.write(text.replacing(edit.old, with: edit.new), to: edit.path)
    }
    let verification = try await Self.verify(course)
    // The bank is nearly empty, so that most misconceptions have no submission.
    let shortfalls = verification.shortfalls.filter { !$0.contains("has no submission") }
    if let expected = change.shortfall {
      #expect(shortfalls.count == 1, "\(shortfalls)")
      #expect(shortfalls.first?.contains(expected) == true, "\(shortfalls)")
    } else {
      #expect(shortfalls.isEmpty, "\(shortfalls)")
    }
    #expect(verification.trials.count == (change.submission == nil ? 0 : 1))
  }

  @Test("A misconception that no submission shows is a shortfall until one shows it")
  func missing() async throws {
    let course = try Self.course()
    let missing = "the misconception sgd.ascent has no submission"
    let before = try await Self.verify(course).shortfalls
    #expect(before.contains { $0.hasPrefix(missing) })
    try Self.add(Edit(path: "sgd/wrong/ascent.swift", old: "-=", new: "+="), to: course)
    let after = try await Self.verify(course).shortfalls
    #expect(!after.contains { $0.hasPrefix(missing) })
    #expect(after.count == before.count - 1)
  }

  /// Adds the changed solution of `sgd` to the bank.
  private static func add(_ submission: Edit, to course: TemporaryFolder) throws {
    let text = try String(contentsOf: root.appending(path: solution), encoding: .utf8)
    try #require(text.contains(submission.old))
    try course.write(
      text.replacing(submission.old, with: submission.new), to: "\(bank)/\(submission.path)")
  }

  private static func verify(_ course: TemporaryFolder) async throws -> Verification {
    let folder = try Course(root: course.url).lesson("optimizers")
    let toolchain = try Toolchain(
      searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "")
    return try await ConcurrencyLimit.forPrograms.run {
      try await Verification(
        of: LessonDraft(at: folder.text.path), in: folder, checks: LessonEntry(),
        toolchain: toolchain,
        typesetter: Typesetter(), seed: 0, progress: { _, _, _ in })
    }
  }

  /// A copy of the course with an empty bank of submissions.
  private static func course() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for part in [
      "Package.swift", lesson, "Solutions/Optimizers", "Sources/Autograd", "Sources/Observations",
      "Sources/ProbeRuntime", "Sources/ExperimentRuntime",
    ] {
      let target = folder.url.appending(path: part)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: root.appending(path: part), to: target)
    }
    try FileManager.default.removeItem(at: folder.url.appending(path: bank))
    return folder
  }
}
