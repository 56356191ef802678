import Foundation
import TestSupport
import Testing

/// `lessons verify` on copies of the course with faults.
@Suite struct VerifyTests {
  /// A copy of the course with an empty bank of submissions.
  private func course() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for part in [
      "Package.swift", "Lessons/Optimizers", "Solutions/Optimizers", "Sources/Autograd",
      "Sources/Observations", "Sources/ProbeRuntime", "Sources/ExperimentRuntime",
    ] {
      let target = folder.url.appending(path: part)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: Command.root.appending(path: part), to: target)
    }
    try FileManager.default.removeItem(
      at: folder.url.appending(path: "Lessons/Optimizers/Checks/Submissions"))
    return folder
  }

  private func edit(
    _ course: TemporaryFolder, _ file: String, _ old: String, _ new: String
  ) throws {
    let url = course.url.appending(path: file)
    let text = try String(contentsOf: url, encoding: .utf8)
    try #require(text.contains(old))
    try text.replacing(old, with: new).write(to: url, atomically: true, encoding: .utf8)
  }

  @Test("All shortfalls of a lesson are reported together, with exit status 65")
  func shortfalls() async throws {
    let course = try course()
    let lesson = "Lessons/Optimizers"
    try edit(course, "\(lesson)/Exercises/Adam.swift", "import Autograd", "import Autograd // !")
    try edit(course, "Solutions/Optimizers/Momentum.swift", "(1 - momentum) *", "")
    try edit(
      course, "\(lesson)/Lesson.md", "data-when=\"sgd.ascent\"", "data-when=\"sgd.nothing\"")
    try edit(
      course, "\(lesson)/Lesson.md", "# Optimizers\n",
      "# Optimizers\n\n[x](#nowhere) $\\frac$ ![x](gone.png)\n")
    let sgd = try String(
      contentsOf: course.url.appending(
        path: "Solutions/Optimizers/StochasticGradientDescent.swift"), encoding: .utf8)
    let wrong = "\(lesson)/Checks/Submissions/sgd"
    try course.write(sgd, to: "\(wrong)/wrong/not-wrong-at-all.swift")
    try course.write(
      sgd.replacing("-=", with: "+="), to: "\(wrong)/wrong/heavy-ball.swift")
    try course.write(sgd.replacing("-=", with: "+="), to: "\(wrong)/acceptable/backwards.swift")

    let outcome = try await Command.run("verify", "optimizers", "--course", course.url.path)
    #expect(outcome.status == 65)
    for sentence in [
      "Exercises/Adam.swift differs", "lessons reset optimizers adam saves",
      "the solution of momentum is failed", "sgd.nothing",
      "#nowhere", "the image “gone.png” is missing", "does not typeset",
      "not-wrong-at-all is wrong, but is passed",
      "heavy-ball is diagnosed as sgd.ascent, not as sgd.heavy-ball",
      "backwards is right, but is failed", "sgd.averages-all-gradients has no submission",
    ] {
      #expect(outcome.output.contains(sentence), "\(sentence)")
    }
  }

  @Test("A fault in the lesson's text hides no other fault, and a warning is not a fault")
  func faultsOfText() async throws {
    let course = try course()
    let lesson = "Lessons/Optimizers/Lesson.md"
    try edit(course, lesson, "title: Optimizers\n", "")
    try edit(
      course, lesson, "data-hint=\"adam\" data-level=\"1\"", "data-hint=\"adan\" data-level=\"1\"")
    try edit(course, lesson, "learningRate: 0.9,", "learningRate: 0,9,")
    try edit(
      course, lesson, "# Optimizers\n",
      "# Optimizers\n\nText <iframe></iframe> [a](Lesson.md#nope) [^zz]\n\n| a | b |\n|--|--|\n| $|x|$ | 2 |\n\n"
    )
    try edit(course, "Solutions/Optimizers/Momentum.swift", "(1 - momentum) *", "")
    let outcome = try await Command.run("verify", "optimizers", "--course", course.url.path)
    #expect(outcome.status == 65)
    for sentence in [
      "Lesson.md:1:1: error: the front matter has no `title`", "the hint is for `adan`",
      "`learningRate` is 0,9", "can carry <iframe>", "there is no heading “Lesson.md#nope”",
      "nothing defines “^zz”", "the solution of momentum is failed", "1 warning:",
      "warning: a `|` in a formula",
    ] {
      #expect(outcome.output.contains(sentence), "\(sentence)")
    }
    #expect(outcome.errors == "")
  }

  @Test("A lesson without solutions and hints is verified, and these are reported as missing")
  func bare() async throws {
    let course = try course()
    try FileManager.default.removeItem(at: course.url.appending(path: "Solutions"))
    let outcome = try await Command.run("verify", "optimizers", "--course", course.url.path)
    #expect(outcome.status == 65)
    #expect(outcome.output.contains("The lesson Optimizers has no solutions yet."))
    #expect(!outcome.output.contains("the solution of"))
    let check = try await Command.run(
      "check", "optimizers", "--solution", "--course", course.url.path)
    #expect(check.status == 65)
    #expect(check.errors.contains("has no solutions yet"))
  }

  @Test("A kit without sources is reported with the other faults")
  func emptyKit() async throws {
    let course = try course()
    try FileManager.default.removeItem(at: course.url.appending(path: "Lessons/Optimizers/Kit"))
    try edit(course, "Lessons/Optimizers/Lesson.md", "# Optimizers\n", "# Optimizers\n\n[a](#b)\n")
    let verify = try await Command.run("verify", "optimizers", "--course", course.url.path)
    #expect(verify.status == 65)
    #expect(verify.output.contains("“#b”"))
    #expect(verify.output.contains("there is no Swift file in Lessons/Optimizers/Kit"))
    let check = try await Command.run("check", "optimizers", "--course", course.url.path)
    #expect(check.status == 65)
    #expect(check.errors.contains("there is no Swift file in Lessons/Optimizers/Kit"))
  }

  @Test("The matrix can be written as JSON")
  func json() async throws {
    let course = try course()
    let sgd = try String(
      contentsOf: course.url.appending(
        path: "Solutions/Optimizers/StochasticGradientDescent.swift"), encoding: .utf8)
    try course.write(
      sgd.replacing("-=", with: "+="),
      to: "Lessons/Optimizers/Checks/Submissions/sgd/wrong/ascent.swift")
    _ = try await Command.run(
      "verify", "optimizers", "--course", course.url.path, "--json", course.path("matrix.json"))
    let object = try JSONSerialization.jsonObject(
      with: Data(contentsOf: course.url.appending(path: "matrix.json")))
    let matrix = try #require(object as? [String: Any])
    let rows = try #require(matrix["submissions"] as? [[String: Any]])
    #expect(rows.map { $0["name"] as? String } == ["ascent"])
    #expect(rows.first?["status"] as? String == "failed")
    #expect(rows.first?["misconceptions"] as? [String] == ["sgd.ascent"])
  }

  @Test("Mutants of one exercise are judged, the same ones for the same seed")
  func mutants() async throws {
    let course = try course()
    let path = course.url.path
    func outcomes(_ file: String, _ options: String...) async throws -> [String] {
      let outcome = try await Command.run(
        ["verify", "optimizers", "--course", path, "--exercise", "sgd"] + options
          + ["--json", course.path(file)])
      #expect(outcome.output.contains("mutants of"))
      let object = try JSONSerialization.jsonObject(
        with: Data(contentsOf: course.url.appending(path: file)))
      let mutants = (object as? [String: Any])?["mutants"] as? [[String: Any]] ?? []
      #expect(mutants.allSatisfy { $0["exercise"] as? String == "sgd" })
      return mutants.map { "\($0["change"] ?? ""): \($0["outcome"] ?? "")" }
    }
    let first = try await outcomes("first.json")
    #expect(first.count { !$0.hasSuffix(": didNotCompile") } == 6)
    #expect(first.allSatisfy { $0.hasPrefix("Solutions/Optimizers/Stochastic") })
    #expect(try await outcomes("second.json") == first)
    #expect(try await outcomes("third.json", "--seed", "1") != first)

    let all = try await outcomes("all.json", "--mutants", "--verbose")
    #expect(Set(first.filter { $0.hasSuffix(": killed") }).isSubset(of: all))
    #expect(all.count { $0.contains("; Solutions/") } == 40)
    #expect(!all.contains { $0.hasSuffix(": survived") })
  }

  @Test("An exercise that the lesson does not have is wrong usage")
  func unknownExercise() async throws {
    let outcome = try await Command.run("verify", "optimizers", "--exercise", "sdg")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("The lesson optimizers has no exercise “sdg”."))
  }

  @Test("A mutant that only other inputs than those of the checks would reject is a survivor")
  func survivor() async throws {
    let course = try course()
    // The solution is wrong for a few gradients. The checks with one seed usually have none of them,
    // and those with other seeds have some. Then mutants of the code for these gradients survive.
    for low in stride(from: 2.0, to: 8.0, by: 0.5) {
      try course.write(
        """
        import Autograd
        import OptimizersKit

        public final class StochasticGradientDescent: Optimizer {
          private let parameters: Tensor
          private let learningRate: Double

          public init(parameters: Tensor, learningRate: Double) {
            self.parameters = parameters
            self.learningRate = learningRate
          }

          public func step() {
            withoutGradient { parameters -= learningRate * parameters.gradient }
            if parameters.gradient.scalars.contains(where: { $0 > \(low)e6 && $0 < \(low + 0.1)e6 }) {
              let noise = 1.0 + 2.0 * 3.0 - 4.0 / 5.0 + 6.0 * 7.0 - 8.0 * 9.0
              parameters.scalars = parameters.scalars.map { $0 + noise }
            }
          }

          public func zeroGradient() { parameters.zeroGradient() }
        }

        """, to: "Solutions/Optimizers/StochasticGradientDescent.swift")
      let outcome = try await Command.run(
        "verify", "optimizers", "--course", course.url.path, "--exercise", "sgd")
      #expect(outcome.status == 65)
      let survivor = outcome.output.split(separator: "\n").first { $0.contains("survives") }
      guard let survivor else { continue }
      #expect(
        survivor.contains(
          " a mutant of sgd survives: Solutions/Optimizers/StochasticGradientDescent.swift:1"))
      #expect(survivor.contains("It passes, but differs from its origin on another input."))
      return
    }
    Issue.record("No mutant survives.")
  }
}
