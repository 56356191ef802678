import Checking
import Compiling
import Courses
import Foundation
import Grading
import LessonReading
import Testing

/// Submissions in which one exercise misbehaves: it gets the verdict, and the others are not affected.
@Suite struct SubmissionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let fixture: String
    let exercise: String
    let verdict: Verdict
    /// A part of the message; nil only if the exercise passes without a message.
    let message: String?
    let line: Int?

    init(
      _ fixture: String, _ verdict: Verdict, _ message: String? = nil, line: Int? = nil,
      in exercise: String = "sgd"
    ) {
      self.fixture = fixture
      self.exercise = exercise
      self.verdict = verdict
      self.message = message
      self.line = line
    }

    var testDescription: String { fixture }
  }

  static let cases = [
    Case("index-out-of-range", .crashed, "Index out of range", line: 14),
    Case("shapes-that-differ", .crashed, "[5]", line: 14),
    Case("own-fatal-error", .crashed, "I give up", line: 14),
    Case("endless-recursion", .crashed, "calls itself", line: 4),
    Case("endless-loop", .timedOut, "loop never ends"),
    Case("loop-without-end", .timedOut, "Your loop never ends", in: "training-loop"),
    Case("sleeps", .timedOut, "timed out while idle"),
    Case("exits-early", .crashed, "ended itself"),
    Case("prints-without-end", .timedOut, "Your loop never ends"),
    Case("floods-the-pipe", .crashed, "far more values"),
    Case("half-a-frame", .crashed, "invalid data"),
    Case("noise-on-the-pipe", .crashed, "invalid data"),
    Case("closes-the-pipe", .crashed, "ended itself"),
    Case("typo", .didNotCompile, "cannot find 'paramters' in scope", line: 14),
    Case("missing-brace", .didNotCompile, "expected '}'"),
    Case("not-public", .didNotCompile, "is not public"),
    Case("another-name", .didNotCompile, "StochasticGradientDescent"),
    Case("shadows-tensor", .didNotCompile, "Tensor"),
    Case("shadows-neighbour", .didNotCompile, "Momentum"),
    Case("frames-a-neighbour", .didNotCompile, "'String'"),
    Case("unfinished-in-part", .notAttempted, "unfinished"),
    Case("only-comments", .notAttempted, "comments"),
    Case("empty", .notAttempted, "empty"),
    Case("nothing-but-nan", .failed, "nan"),
    Case("changes-the-shape", .failed, "Row 1 of what you returned", in: "training-loop"),
    Case("wrong-sign", .failed, "goes up the gradient"),
    Case("prints-a-little", .passed),
    Case("helper-next-door", .passed),
    Case("helper-twice", .passed),
    Case("with-foundation", .passed),
    Case("windows-line-ends", .passed),
  ]

  @Test("A misbehaving exercise gets its verdict, and the others pass", arguments: cases)
  func verdict(_ expected: Case) async throws {
    let graded = try await Course.grade(fixture: expected.fixture)
    let exercise = try #require(graded[expected.exercise])
    #expect(exercise.status == expected.verdict, "\(exercise.message)")
    if let message = expected.message {
      #expect(exercise.message.contains(message), "\(exercise.message)")
    }
    if let line = expected.line { #expect(exercise.location?.line == line) }
    for other in graded.exercises where other.exercise.id != expected.exercise {
      #expect(other.status == .passed, "\(other.exercise.id): \(other.message)")
    }
  }

  @Test("Every case but a pass has a part of the message")
  func telling() {
    for one in Self.cases {
      #expect(one.message?.isEmpty != true, "\(one)")
      #expect((one.message == nil) == (one.verdict == .passed), "\(one)")
    }
  }

  @Test("Fixtures and cases correspond")
  func complete() throws {
    let fixtures = try FileManager.default.contentsOfDirectory(
      atPath: Course.root.appending(path: "Tests/GradingTests/Submissions").path)
    #expect(Set(fixtures).subtracting(["Hostile"]) == Set(Self.cases.map(\.fixture)))
  }

  @Test("Printed output is shown and is not mistaken for an observation")
  func output() async throws {
    let graded = try await Course.grade(fixture: "prints-a-little")
    #expect(graded["sgd"]?.output.contains("stepping 0.001") == true)
  }

  @Test("A compiler's message is reported for the exercise with file, line and column")
  func diagnostics() async throws {
    let graded = try await Course.grade(fixture: "typo")
    let diagnostic = try #require(graded["sgd"]?.diagnostics.first)
    #expect(diagnostic.file == "StochasticGradientDescent.swift")
    #expect(diagnostic.line == 14)
    #expect(diagnostic.column == 23)
    #expect(diagnostic.severity == .error)
  }
}
