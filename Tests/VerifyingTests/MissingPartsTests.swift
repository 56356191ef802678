import Checking
import Compiling
import Courses
import Foundation
import Grading
import LessonReading
import TestSupport
import Testing
import Typesetting
import Verifying

/// What a lesson under way lacks, in the order in which an author writes it.
@Suite struct MissingPartsTests {
  private static let front = """
    ---
    title: T
    module: Tiny
    language: swift
    summary: S
    ---

    ## One


    """
  private static let exercise = """
    ```swift {#one .exercise points=2 file=One.swift}
    import LessonKit

    public func one(_ number: Int) -> Int { unfinished("one") }
    ```

    """
  private static let stub =
    exercise.split(separator: "\n", omittingEmptySubsequences: false)
    .dropFirst().dropLast(2).joined(separator: "\n") + "\n"

  /// Checks with some of their parts.
  private final class Checks: LessonChecks, Sendable {
    let exercises: [any ExerciseChecks]

    init(_ exercises: [any ExerciseChecks]) { self.exercises = exercises }

    required init() { exercises = [] }

    static func one(
      inputs: [Int] = [1, 2], hasReference: Bool = true, misconceptions: [String] = []
    ) -> Checks {
      Checks([
        ComparisonChecks<Int>(
          exercise: "one",
          checks: [.init("one.inputs", "Inputs", points: 2) { _ in inputs }],
          conventions: hasReference ? [Variant("one", "Right.") { $0 + 1 }] : [],
          misconceptions: misconceptions.map { Variant($0, "Wrong.") { $0 } })
      ])
    }
  }

  /// Returns what a lesson with some files lacks.
  private func missing(
    _ files: [String: String], checks: Checks? = nil
  ) async throws -> Verification {
    let course = try TemporaryFolder()
    for module in ["Autograd", "Observations", "ProbeRuntime", "ExperimentRuntime", "LessonKit"] {
      let target = course.url.appending(path: "Sources/\(module)")
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: PackageFolder.url.appending(path: "Sources/\(module)"), to: target)
    }
    try course.write(
      "func lesson(_ name: String) {}\n\(files["line"] ?? "")\n", to: "Package.swift")
    for (path, text) in files where path != "line" { try course.write(text, to: path) }
    let folder = try Course(root: course.url).lesson("tiny")
    return try await ConcurrencyLimit.forPrograms.run {
      try await Verification(
        of: LessonDraft(at: folder.text.path), in: folder, checks: checks,
        toolchain: Toolchain(searchPath: ProcessInfo.processInfo.environment["PATH"] ?? ""),
        typesetter: Typesetter(), seed: 0, progress: { _, _, _ in })
    }
  }

  private func expect(
    _ verification: Verification, lacks parts: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    let missing = verification.missing
    #expect(missing.count == parts.count, "\(missing)", sourceLocation: sourceLocation)
    for (sentence, part) in zip(missing, parts) {
      #expect(sentence.contains(part), "\(sentence)", sourceLocation: sourceLocation)
    }
    #expect(verification.isComplete == parts.isEmpty, sourceLocation: sourceLocation)
  }

  private static let text = "Lessons/Tiny/Lesson.md"

  @Test("Without front matter and exercises, these come first")
  func nothing() async throws {
    expect(
      try await missing([Self.text: "# T\n"]),
      lacks: [
        "Lesson.md:1:1: error: the lesson has no front matter", "has no exercise; add a block",
      ])
    expect(try await missing([Self.text: Self.front]), lacks: ["has no exercise; add a block"])
  }

  @Test(
    "An exercise without anything else lacks its file, solution, line and checks, in this order")
  func exerciseAlone() async throws {
    expect(
      try await missing([Self.text: Self.front + Self.exercise]),
      lacks: [
        "Exercises/One.swift is missing", "The lesson Tiny has no solutions yet.",
        "Package.swift has no line lesson(\"Tiny\")", "no class TinyChecks.LessonEntry",
      ])
  }

  @Test("A stub that cannot call unfinished lacks an import, and a stub of no exercise is told")
  func stubs() async throws {
    let verification = try await missing([
      Self.text: Self.front + Self.exercise.replacing("import LessonKit\n", with: ""),
      "Lessons/Tiny/Exercises/Two.swift": Self.stub,
      "Lessons/Tiny/Exercises/Helpers.swift": "func help() {}\n",
    ])
    #expect(verification.missing.first?.contains("does not import LessonKit") == true)
    #expect(
      verification.shortfalls.contains { $0.hasPrefix("Exercises/Two.swift is a stub of no") })
    #expect(!verification.shortfalls.contains { $0.contains("Helpers.swift") })
  }

  @Test("A stub that no probe can be derived for asks for one, and a part's folder for its name")
  func probe() async throws {
    let stub = Self.exercise.replacing("_ number: Int", with: "_ number: (Int) -> Int")
    let files = [Self.text: Self.front + stub, "line": "lesson(\"Tiny\")"]
    expect(
      try await missing(files),
      lacks: ["no probe can be derived for one", "One.swift", "no solutions", "no class"])
    expect(
      try await missing(files.merging(["Lessons/Tiny/Probe/P.swift": ""]) { $1 }),
      lacks: ["One.swift", "no solutions", "lacks .probe", "no class"])
  }

  private static let base = [
    text: front + exercise, "line": "lesson(\"Tiny\")",
    "Lessons/Tiny/Exercises/One.swift": stub, "Lessons/Tiny/Checks/LessonEntry.swift": "",
    "Solutions/Tiny/One.swift": "public func one(_ number: Int) -> Int { number + 1 }\n",
  ]
  private static let bank = "Lessons/Tiny/Checks/Submissions/one"

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let checks: @Sendable () -> (any LessonChecks)
    var files: [String: String] = [:]
    let lacks: [String]
  }

  static let cases: [Case] = [
    Case(
      testDescription: "no checks of the exercise", checks: { Checks([]) },
      lacks: ["the exercise “one” has no checks"]),
    Case(
      testDescription: "no source of the checks", checks: { Checks.one() },
      files: ["Lessons/Tiny/Checks/LessonEntry.swift": "-"],
      lacks: ["no class TinyChecks.LessonEntry"]),
    Case(
      testDescription: "no reference", checks: { Checks.one(hasReference: false) },
      lacks: ["the checks of one have no reference", "one has no wrong submission"]),
    Case(
      testDescription: "no inputs", checks: { Checks.one(inputs: []) },
      lacks: ["the checks of one have no inputs", "one has no wrong submission"]),
    Case(
      testDescription: "no wrong submission", checks: { Checks.one() },
      lacks: ["one has no wrong submission"]),
    Case(
      testDescription: "no mistake with a name", checks: { Checks.one() },
      files: ["\(bank)/wrong/same.swift": "public func one(_ number: Int) -> Int { number }\n"],
      lacks: ["no mistake of one has a name; add a misconception one.same"]),
    Case(
      testDescription: "no submission that shows a mistake",
      checks: { Checks.one(misconceptions: ["one.same", "one.other"]) },
      files: ["\(bank)/wrong/same.swift": "public func one(_ number: Int) -> Int { number }\n"],
      lacks: ["the misconception one.other has no submission"]),
    Case(
      testDescription: "no solution of the exercise",
      checks: { Checks.one(misconceptions: ["one.same"]) },
      files: [
        "\(bank)/wrong/same.swift": "public func one(_ number: Int) -> Int { number }\n",
        "Solutions/Tiny/One.swift": "-", "Solutions/Tiny/Other.swift": "",
      ], lacks: ["the solution of one is missing; write Solutions/Tiny/One.swift"]),
    Case(
      testDescription: "nothing", checks: { Checks.one(misconceptions: ["one.same"]) },
      files: ["\(bank)/wrong/same.swift": "public func one(_ number: Int) -> Int { number }\n"],
      lacks: []),
  ]

  @Test("The checks, their references, submissions and mistakes follow", arguments: cases)
  func judge(_ example: Case) async throws {
    var files = Self.base.merging(example.files) { $1 }
    files = files.filter { $0.value != "-" }
    let checks = try #require(example.checks() as? Checks)
    expect(try await missing(files, checks: checks), lacks: example.lacks)
  }

  /// Verifies the lesson with mistakes, each shown by a wrong submission of its own.
  private func shortfalls(
    _ misconceptions: [Variant<Int>],
    reference: @escaping @Sendable (Int) throws -> Int = { $0 + 1 }
  ) async throws -> [String] {
    let checks = Checks([
      ComparisonChecks<Int>(
        exercise: "one", checks: [.init("one.inputs", "Inputs", points: 2) { _ in [1, 2] }],
        conventions: [Variant("one", "Right.", expect: reference)], misconceptions: misconceptions,
        describe: { "for \($0)" })
    ])
    var files = Self.base
    for id in misconceptions.map(\.id) {
      files["\(Self.bank)/wrong/\(id.dropFirst("one.".count)).swift"] =
        "public func one(_ number: Int) -> Int { number }\n"
    }
    return try await missing(files, checks: checks).shortfalls
  }

  private struct Silent: Error, CustomStringConvertible { let description = "no value" }

  @Test("A mistake that no submission can be recognised as is told with its reason")
  func deadMistakes() async throws {
    let found = try await shortfalls([
      Variant("one.same", "Same.") { $0 },
      Variant("one.slice", "Slice.") { [$0, $0].suffix(1) },
      Variant("one.last", "Last.") { [$0].last },
      Variant("one.double", "Double.") { Double($0) },
      Variant("one.throws", "Throws.") { _ -> Int in throw Silent() },
    ])
    for sentence in [
      "one.slice can never be recognised: a value of type Swift.ArraySlice<Swift.Int> cannot be",
      "one.last can never be recognised: it returns Int? and the reference Int, which are never",
      "one.double can never be recognised: it returns Double and the reference Int, which are",
      "one.throws can never be recognised: it throws on every input, on the first one: no value",
    ] {
      #expect(found.contains { $0.hasPrefix(sentence) }, "\(sentence) in \(found)")
    }
    #expect(!found.contains { $0.hasPrefix("one.same") })
  }

  @Test("A submission that is not diagnosed is told with the first input where it differs")
  func undiagnosed() async throws {
    let found = try await shortfalls([Variant("one.half", "Half.") { $0 == 1 ? 1 : 7 }])
    #expect(
      found == [
        "one/wrong/half is diagnosed as nothing, not as one.half: for 2, one.half gives 7 and the "
          + "submission 2"
      ])
  }

  @Test("Where the reference is faulty, the submissions that it cannot judge are not listed")
  func faultyReference() async throws {
    let found = try await shortfalls([Variant("one.same", "Same.") { $0 }]) { _ in throw Silent() }
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.hasPrefix("the solution of one is faulty with") == true)
  }

  @Test("Another right program and an own summary are suggested, and their absence is no fault")
  func suggestions() async throws {
    var files = Self.base.merging(
      ["\(Self.bank)/wrong/same.swift": "public func one(_ number: Int) -> Int { number }\n"]) {
        $1
      }
    var verification = try await missing(files, checks: .one(misconceptions: ["one.same"]))
    #expect(verification.suggestions.count == 1)
    files[Self.text] = files[Self.text]?.replacing(
      "summary: S", with: "summary: \(Lesson.summaryOfNewLessons)")
    verification = try await missing(files, checks: .one(misconceptions: ["one.same"]))
    #expect(verification.suggestions.count == 2)
    #expect(verification.suggestions.first?.contains("summary in Lesson.md is still") == true)
    #expect(verification.suggestions.last?.contains("one has no acceptable submission") == true)
    #expect(VerificationReport(verification).text.contains("Worth adding:\n"))
  }

  @Test("The report numbers what is missing and repeats none of it as a shortfall")
  func report() async throws {
    let text = VerificationReport(
      try await missing([Self.text: Self.front + Self.exercise])
    ).text
    #expect(text.hasPrefix("Still to do, in this order:\n  1. Exercises/One.swift is missing"))
    #expect(text.contains("\n  2. The lesson Tiny has no solutions yet."))
    #expect(text.ranges(of: "One.swift is missing").count == 1)
    #expect(!text.contains("shortfall"))
  }

  @Test("Faults of the text come first in the one list, and are found without checks")
  func textFirst() async throws {
    let text = Self.front + "A [link](#nowhere).\n\n" + Self.exercise
    let verification = try await missing([Self.text: text])
    let report = VerificationReport(verification).text
    #expect(report.contains("  1. Tiny/Lesson.md:10:") && report.contains("#nowhere"))
    #expect(report.contains("  2. Exercises/One.swift is missing"))
    #expect(!report.contains("shortfall"))
    let course = try TemporaryFolder()
    try course.write("", to: "Package.swift")
    try course.write(text, to: Self.text)
    let folder = try Course(root: course.url).lesson("tiny")
    let faults = Verification.textFaults(
      of: try LessonDraft(at: folder.text.path), in: folder, typesetter: Typesetter())
    #expect(faults.count == 1 && faults[0].contains("#nowhere"), "\(faults)")
  }
}
