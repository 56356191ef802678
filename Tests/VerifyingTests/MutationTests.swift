import Checking
import Compiling
import Courses
import Foundation
import LessonReading
import Mutating
import TestSupport
import Testing
import Typesetting
import Verifying

/// The mutants of a small lesson with one exercise, `twice`.
@Suite(.serialized) struct MutationTests {
  /// The checks of the lesson.
  final class Checks: LessonChecks, Sendable {
    let exercises: [any ExerciseChecks]

    /// Creates checks that call the function on some numbers.
    init(on inputs: @escaping @Sendable (inout SeededGenerator) -> [Double]) {
      exercises = [
        ComparisonChecks<Double>(
          exercise: "twice",
          checks: [.init("twice.some", "Some numbers", points: 1, scenarios: inputs)],
          conventions: [Variant("twice", "Two times.") { 2 * $0 }],
          misconceptions: [Variant("twice.zero", "Yours is zero.") { 0 * $0 }],
          describe: { "for \($0)" })
      ]
    }

    convenience init() { self.init { $0.numbers(4, in: -9...9) } }
  }

  private static let solution = """
    public func twice(_ x: Double) -> Double {
      let factor = 2.0
      return factor * x
    }

    """

  /// A course whose support modules are compiled once for all tests. Its checks are text that no
  /// compiler reads; it tells the cached verdicts of the tests apart.
  private static let course = Result { try makeCourse() }

  private static func makeCourse() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let parts = [
      "Sources/Autograd", "Sources/Observations", "Sources/ProbeRuntime",
      "Sources/ExperimentRuntime",
    ]
    for part in parts + ["Lessons/Optimizers/Kit/Unfinished.swift"] {
      let target = folder.url.appending(
        path: part.replacing("Optimizers/Kit", with: "Small/Kit"))
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: root.appending(path: part), to: target)
    }
    let stub =
      "import SmallKit\n\npublic func twice(_ x: Double) -> Double { unfinished(\"twice\") }\n"
    try folder.write("", to: "Package.swift")
    try folder.write(stub, to: "Lessons/Small/Exercises/Twice.swift")
    try folder.write(
      "---\ntitle: Small\nmodule: Small\nlanguage: en\nsummary: One exercise.\nversion: 1\n---\n\n"
        + "# Small\n\n```swift {#twice .exercise points=1 minutes=1 file=Twice.swift}\n\(stub)```\n",
      to: "Lessons/Small/Lesson.md")
    try folder.write(
      "import ProbeRuntime\nimport Small\n\n@main enum SmallProbe {\n"
        + "  static func main() { serve([Driver(\"twice\", Small.twice)]) }\n}\n",
      to: "Lessons/Small/Probe/SmallProbe.swift")
    return folder
  }

  private func verify(
    _ solution: String = solution, _ checks: Checks = Checks(), mutants: MutantSelection,
    seed: UInt64 = 0, acceptable: String? = nil, case name: String = #function
  ) async throws -> Verification {
    let course = try Self.course.get()
    try course.write(solution, to: "Solutions/Small/Twice.swift")
    try course.write("// \(name)\n", to: "Lessons/Small/Checks/LessonEntry.swift")
    let bank = "Lessons/Small/Checks/Submissions"
    try course.write(
      solution.replacing("2.0", with: "0.0"), to: "\(bank)/twice/wrong/zero.swift")
    let other = course.url.appending(path: "\(bank)/twice/acceptable")
    if FileManager.default.fileExists(atPath: other.path) {
      try FileManager.default.removeItem(at: other)
    }
    if let acceptable { try course.write(acceptable, to: "\(bank)/twice/acceptable/other.swift") }
    let folder = try Course(root: course.url).lesson("small")
    let toolchain = try Toolchain(searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "")
    return try await ConcurrencyLimit.forPrograms.run {
      try await Verification(
        of: LessonDraft(at: folder.text.path), in: folder, checks: checks, toolchain: toolchain,
        typesetter: Typesetter(), seed: seed, mutants: mutants, progress: { _, _, _ in })
    }
  }

  private func changes(
    _ verification: Verification, where holds: (MutantTrial) -> Bool
  ) -> [String] {
    verification.mutants.filter(holds).map {
      $0.mutant.mutations.map { "\($0.original)>\($0.replacement)" }.joined(separator: " ")
    }
  }

  @Test("Strong checks kill every mutant, and those with a misconception are named")
  func killed() async throws {
    let verification = try await verify(mutants: .all(pairs: 0))
    #expect(verification.shortfalls == [])
    #expect(
      changes(verification, where: \.isKilled) == [
        ">-", "2.0>0.0", "2.0>1.0", "2.0>4.0", ">-", "factor>x", "*>+", "*>-", "*>/", ">-",
        "x>factor",
      ])
    #expect(changes(verification, where: \.isNamed) == ["2.0>0.0"])
    #expect(!verification.mutants.contains { !$0.compiled })
    let text = VerificationReport(verification, listsUnnamedMutants: true).text
    #expect(text.contains("10 unnamed mutants:"))
    #expect(text.contains("killed  named  unnamed  crashed  equivalent"))
    #expect(text.contains(/all +1 token +11 +11 +11 +1 +10 +0 +0 +0\n/))
    #expect(
      text.contains(
        "Solutions/Small/Twice.swift:3: `*` becomes `/`\n    - return factor * x\n    + return factor / x"
      ))
  }

  @Test("Checks on a single number have survivors, each with its file, line and change")
  func survivors() async throws {
    let verification = try await verify(Self.solution, Checks { _ in [2] }, mutants: .all(pairs: 0))
    #expect(
      changes(verification) { $0.survival != nil } == ["factor>x", "*>+", "x>factor"])
    #expect(verification.shortfalls.count == 3)
    let sentence = try #require(verification.shortfalls.dropFirst().first)
    #expect(
      sentence.hasPrefix(
        "a mutant of twice survives: Solutions/Small/Twice.swift:3: `*` becomes `+`. It passes, but "
          + "differs from its origin on another input."))
  }

  @Test("A mutant that gives the same values on 200 further inputs is equivalent")
  func equivalent() async throws {
    let verification = try await verify(
      Self.solution.replacing("* x", with: "* x + 0"), mutants: .all(pairs: 0))
    #expect(verification.shortfalls == [])
    #expect(changes(verification, where: \.isEquivalent) == ["+>-"])
    let inputs = verification.mutants.compactMap { trial in
      if case .equivalent(let inputs) = trial.outcome { inputs } else { nil }
    }
    #expect(inputs == [200])
  }

  @Test("A mutant that crashes is killed, and one that does not compile is left out")
  func crash() async throws {
    let verification = try await verify(
      """
      public func twice(_ x: Double) -> Double {
        let factors = [1.0, 2.0]
        return factors[1] * x
      }

      """, mutants: .all(pairs: 0))
    #expect(verification.shortfalls == [])
    let killed = changes(verification, where: \.isKilled)
    #expect(killed.contains("1>2") && killed.contains("1>0"))
    #expect(changes(verification) { !$0.compiled }.contains("x>factors"))
    // No element but the second is used.
    #expect(changes(verification, where: \.isEquivalent).contains("1.0>0.0"))
  }

  @Test("Acceptable submissions are mutated, too, and pairs have two changed tokens")
  func pairs() async throws {
    let verification = try await verify(
      mutants: .all(pairs: 12), acceptable: "public func twice(_ x: Double) -> Double { x + x }\n")
    #expect(verification.shortfalls == [])
    let names = Set(verification.mutants.map(\.mutant.origin.name))
    #expect(names == ["solution", "acceptable/other"])
    let pairs = verification.mutants.filter { $0.mutant.mutations.count == 2 }
    #expect(pairs.count == 12)
    #expect(Set(pairs.map(\.mutant.source)).count == 12)
  }

  @Test("The same seed draws the same sample, and another seed draws another")
  func sample() async throws {
    let samples = try await [0, 0, 1].asyncMap { seed in
      try await verify(mutants: .sample(4), seed: seed).mutants.map(\.mutant.description)
    }
    #expect(samples[0].count == 4)
    #expect(samples[0] == samples[1])
    #expect(samples[0] != samples[2])
  }

  @Test("The JSON lists each mutant with its outcome, and the totals")
  func json() async throws {
    let verification = try await verify(mutants: .all(pairs: 0), case: "killed()")
    let json = try VerificationReport(verification).json()
    let object = try JSONSerialization.jsonObject(
      with: Data(json.utf8))
    let document = try #require(object as? [String: Any])
    let rows = try #require(document["mutants"] as? [[String: Any]])
    #expect(rows.count == 11)
    #expect(rows.allSatisfy { $0["outcome"] as? String == "killed" })
    let named = rows.filter { $0["misconceptions"] as? [String] == ["twice.zero"] }
    #expect(
      named.map { $0["change"] as? String }
        == ["Solutions/Small/Twice.swift:2: `2.0` becomes `0.0`"])
    let totals = try #require(document["mutantTotals"] as? [[String: Any]])
    #expect(totals.map { $0["killed"] as? Int } == [11, 11])
    #expect(totals.map { $0["unnamed"] as? Int } == [10, 10])
  }
}

extension Array {
  /// Transforms the elements one after another.
  fileprivate func asyncMap<Result>(
    _ transform: (Element) async throws -> Result
  ) async rethrows -> [Result] {
    var results: [Result] = []
    for element in self { results.append(try await transform(element)) }
    return results
  }
}
