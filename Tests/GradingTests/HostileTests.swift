import Checking
import Foundation
import Grading
import LessonReading
import Testing

/// Submissions that mean harm: each file gets its verdict, and every other exercise passes as if
/// nothing had happened.
///
/// A file that tries what it must not be able to do ends with a fatal error if it could; so `passed`
/// says that the attempt came to nothing, and cost nobody anything.
@Suite struct HostileTests {
  /// A folder of files that do not disturb one another.
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
    /// What the message says, in part.
    let message: String

    static let passed = Expectation(verdict: .passed, message: "")
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
        "training-loop": .crashed(""),
      ]),
    Group(
      "amounts",
      [
        "sgd": .timedOut("filled all the memory"), "momentum": .crashed("threads"),
        "rmsprop": .timedOut("never ends"),
        "adam": .timedOut("ran out of time"), "training-loop": .crashed("far more numbers"),
      ]),
    Group(
      "forgeries",
      [
        "sgd": .crashed("not asked"), "momentum": .failed(""), "rmsprop": .failed(""),
        "adam": .crashed("not asked"),
        "training-loop": .failed("never called the optimizer’s step()"),
      ]),
    Group(
      "more-forgeries",
      [
        "sgd": .crashed("ended itself"), "momentum": .init(verdict: .notAttempted, message: ""),
        "rmsprop": .crashed(""), "adam": .crashed("made no sense"),
        "training-loop": .crashed("made no sense"),
      ]),
    Group(
      "messages",
      [
        "sgd": .crashed("<script>"), "momentum": .crashed("passed"), "rmsprop": .passed,
        "adam": .crashed("to blame"), "training-loop": .passed,
      ]),
    Group("before-main-exits", ["momentum": .crashed("ended itself")]),
    Group("before-main-forges", ["rmsprop": .init(verdict: .notAttempted, message: "")]),
    Group("before-main-spins", ["adam": .timedOut("ran out of time")]),
    Group("replaces-write", ["sgd": .crashed("ended itself")]),
    Group("replaces-read", ["momentum": .crashed("ended itself")]),
    Group("replaces-malloc", ["rmsprop": .crashed("")]),
    Group("replaces-pow", ["adam": .failed("")]),
    Group("replaces-minus", ["momentum": .failed("")]),
    Group("replaces-root", ["sgd": .passed]),
    Group("replaces-words", ["sgd": .refused("")]),
    Group("replaces-main", ["adam": .refused("")]),
    Group("replaces-neighbour", ["rmsprop": .refused("")]),
    Group("links-options", ["momentum": .refused("")]),
    Group(
      "imports",
      [
        "sgd": .refused("OptimizersChecks"), "momentum": .refused("OptimizersSolution"),
        "rmsprop": .refused("plugin"), "adam": .refused(""),
        "training-loop": .refused("lessons_answer"),
      ]),
  ]

  @Test("Harm that is meant harms nobody", arguments: groups)
  func verdicts(_ group: Group) async throws {
    let graded = try await Course.grade(fixture: "Hostile/\(group.name)")
    for exercise in graded.exercises {
      let expected = group.expected[exercise.exercise.id] ?? .passed
      #expect(
        exercise.status == expected.verdict, "\(exercise.exercise.id): \(exercise.message)")
      #expect(
        expected.message.isEmpty || exercise.message.contains(expected.message),
        "\(exercise.exercise.id): \(exercise.message)")
    }
  }

  @Test("Every file has its expectation, and every expectation its file")
  func complete() throws {
    let folder = Course.root.appending(path: "Tests/GradingTests/Submissions/Hostile")
    let files = Dictionary(
      uniqueKeysWithValues: try Course.grader().lesson.exercises.map { ($0.file, $0.id) })
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
