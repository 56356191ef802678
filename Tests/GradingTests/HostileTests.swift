import Checking
import Courses
import Foundation
import Grading
import LessonReading
import Testing

/// Malicious submissions: each file gets its verdict, and all other exercises pass.
///
/// A file that succeeds in something forbidden ends with a fatal error. So `passed` means that the
/// attempt failed and had no effect.
@Suite struct HostileTests {
  /// A folder of files that do not affect one another.
  struct Group: Sendable, CustomTestStringConvertible {
    let name: String
    let expected: [String: Expectation]

    init(_ name: String, _ expected: [String: Expectation]) {
      self.name = name
      self.expected = expected
    }

    var testDescription: String { name }
  }

  struct Expectation: Sendable {
    let verdict: Verdict
    /// A part of the message; nil only if the exercise passes without a message.
    let message: String?

    static let passed = Expectation(verdict: .passed, message: nil)
    static func notAttempted(_ message: String) -> Self {
      .init(verdict: .notAttempted, message: message)
    }
    static func crashed(_ message: String) -> Self { .init(verdict: .crashed, message: message) }
    static func timedOut(_ message: String) -> Self { .init(verdict: .timedOut, message: message) }
    static func failed(_ message: String) -> Self { .init(verdict: .failed, message: message) }
    static func refused(_ message: String) -> Self {
      .init(verdict: .didNotCompile, message: message)
    }
  }

  static let groups = [
    Group(
      "files",
      [
        "sgd": .passed, "momentum": .passed, "rmsprop": .passed, "adam": .passed,
        "training-loop": .passed,
      ]),
    Group(
      "network",
      [
        "sgd": .passed, "momentum": .passed, "rmsprop": .passed, "adam": .passed,
        "training-loop": .passed,
      ]),
    Group(
      "processes",
      [
        "sgd": .passed, "momentum": .passed, "rmsprop": .passed, "adam": .passed,
        "training-loop": .passed,
      ]),
    Group(
      "endings",
      [
        "sgd": .crashed("signal 9"), "momentum": .crashed("ended itself"),
        "rmsprop": .crashed("not its own"), "adam": .crashed("gave up"),
        "training-loop": .crashed("ended itself"),
      ]),
    Group(
      "waiting",
      [
        "sgd": .timedOut("waited"), "momentum": .timedOut("waited"),
        "adam": .timedOut("ran out of time"),
      ]),
    Group(
      "descriptors",
      [
        "sgd": .crashed("ended itself"), "momentum": .passed,
        "rmsprop": .crashed("ended itself"), "adam": .crashed("signal 13"),
        "training-loop": .crashed("ended itself"),
      ]),
    Group(
      "amounts",
      [
        "sgd": .timedOut("filled all the memory"), "momentum": .crashed("threads"),
        "rmsprop": .timedOut("never ends"),
        "adam": .timedOut("ran out of time"), "training-loop": .crashed("far more values"),
      ]),
    Group(
      "forgeries",
      [
        "sgd": .crashed("not asked"), "momentum": .failed("[-1.0396, 1.98]"),
        "rmsprop": .failed("[-1.003162278, 1.996837722]"),
        "adam": .crashed("not asked"),
        "training-loop": .failed("never called the optimizer’s step()"),
      ]),
    Group(
      "more-forgeries",
      [
        "sgd": .crashed("ended itself"), "momentum": .notAttempted("unfinished"),
        "rmsprop": .crashed("ended itself"), "adam": .crashed("invalid data"),
        "training-loop": .crashed("invalid data"),
      ]),
    Group(
      "messages",
      [
        "sgd": .crashed("<script>"), "momentum": .crashed("passed"), "rmsprop": .passed,
        "adam": .crashed("to blame"), "training-loop": .passed,
      ]),
    Group("before-main-exits", ["momentum": .crashed("ended itself")]),
    Group("before-main-forges", ["rmsprop": .notAttempted("unfinished")]),
    Group("before-main-spins", ["adam": .timedOut("ran out of time")]),
    Group("replaces-write", ["sgd": .crashed("ended itself")]),
    Group("replaces-read", ["momentum": .crashed("ended itself")]),
    Group("replaces-malloc", ["rmsprop": .crashed("signal 4")]),
    Group("replaces-pow", ["adam": .failed("[-1.001, 1.999]")]),
    Group("replaces-minus", ["momentum": .failed("goes up the gradient")]),
    Group("replaces-root", ["sgd": .passed]),
    Group("replaces-words", ["sgd": .refused("internal type")]),
    Group("replaces-main", ["adam": .refused("main")]),
    Group("replaces-neighbour", ["rmsprop": .refused("Momentum")]),
    Group("links-options", ["momentum": .refused("autolink_entries")]),
    Group(
      "imports",
      [
        "sgd": .refused("OptimizersChecks"), "momentum": .refused("OptimizersSolution"),
        "rmsprop": .refused("plugin"), "adam": .refused("'String'"),
        "training-loop": .refused("lessons_answer"),
      ]),
  ]

  @Test("A malicious file affects only its own exercise", arguments: groups)
  func verdicts(_ group: Group) async throws {
    let graded = try await Course.grade(fixture: "Hostile/\(group.name)")
    for exercise in graded.exercises {
      let expected = group.expected[exercise.exercise.id] ?? .passed
      #expect(
        exercise.status == expected.verdict, "\(exercise.exercise.id): \(exercise.message)")
      if let message = expected.message {
        #expect(
          exercise.message.contains(message), "\(exercise.exercise.id): \(exercise.message)")
      }
    }
  }

  @Test("Every expectation but a pass has a part of the message", arguments: groups)
  func telling(_ group: Group) {
    for (exercise, expected) in group.expected {
      #expect(expected.message?.isEmpty != true, "\(exercise)")
      #expect((expected.message == nil) == (expected.verdict == .passed), "\(exercise)")
    }
  }

  @Test("Files and expectations correspond")
  func complete() throws {
    let folder = Course.root.appending(path: "Tests/GradingTests/Submissions/Hostile")
    let files = Dictionary(
      uniqueKeysWithValues: try Course.preparedLesson().lesson.exercises.map { ($0.file, $0.id) })
    var found: [String: Set<String>] = [:]
    for group in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: group).path)
      found[group] = Set(names.map { files[$0] ?? $0 })
    }
    let expected = Self.groups.map { ($0.name, Set($0.expected.keys)) }
    #expect(found == Dictionary(uniqueKeysWithValues: expected))
  }
}
