import Authoring
import AuthoringFixture
import Checking
import Compiling
import Courses
import Foundation
import LessonReading
import Observations
import ProbeRuntime
import TestSupport
import Testing
import Typesetting
import Verifying

/// The code in the author's guide is what these tests run.
@Suite struct GuideTests {
  @Test("The guide's lesson is the one that lessons new makes")
  func template() throws {
    let article = try Article.guide()
    let template = LessonTemplate("Averages")
    let files =
      template.lesson.map { ("Lessons/Averages/\($0.path)", $0.text) }
      + template.solutions.map { ("Solutions/Averages/\($0.path)", $0.text) }
    #expect(article.files == Dictionary(uniqueKeysWithValues: files))
    #expect(article.blocks["Package.swift"] == ManifestLine(of: "Averages").text + "\n")
  }

  @Test(
    "The guide's checks are compiled with these tests",
    arguments: [
      ("Lessons/Averages/Checks/LessonEntry.swift", "LessonEntry.swift"),
      ("Checks of a function with two arguments", "RunningMean.swift"),
    ])
  func compiled(caption: String, file: String) throws {
    let fixture = try String(
      contentsOf: PackageFolder.url.appending(path: "Tests/AuthoringFixture/\(file)"),
      encoding: .utf8)
    #expect(try Article.guide().blocks[caption] == fixture)
  }

  @Test("An author writes at most fifty lines in at most five files for the smallest lesson")
  func size() throws {
    let article = try Article.guide()
    let comments = #/(?m)^ *\/\/.*\n|<!--[\s\S]*?-->\n\n/#
    let lines = article.files.values.map {
      $0.replacing(comments, with: "").split(separator: "\n", omittingEmptySubsequences: false)
        .count
        - 1
    }
    #expect(article.files.count + 1 <= 5)
    #expect(lines.reduce(1, +) <= 51)
    let code = article.files.values.map {
      $0.replacing(comments, with: "").split(separator: "\n").count {
        !$0.allSatisfy(\.isWhitespace)
      }
    }
    #expect(code.reduce(1, +) <= 50)
  }

  @Test("The guide links every public type of Checking that its code uses")
  func links() throws {
    let article = try Article.guide()
    let folder = PackageFolder.url.appending(path: "Sources/Checking")
    let types = try SwiftSources.files(in: folder).reduce(into: Set<String>()) {
      $0.formUnion(
        TopLevelDeclarations(of: try String(contentsOf: $1, encoding: .utf8)).publicTypes)
    }
    let used = article.blocks.values.reduce(into: Set<String>()) {
      $0.formUnion(TopLevelDeclarations.words(of: $1))
    }.intersection(types)
    #expect(used.isSuperset(of: ["ComparisonChecks", "LessonChecks", "Variant", "Tolerance"]))
    #expect(used.filter { !article.text.contains("``\($0)``") } == [])
  }

  @Test("The guide's lesson is verified: nothing is missing, and its mistake is named")
  func verified() async throws {
    let article = try Article.guide()
    let course = try TemporaryFolder()
    for module in [
      "Autograd", "Observations", "ProbeRuntime", "ExperimentRuntime", "LessonKit",
    ] {
      let target = course.url.appending(path: "Sources/\(module)")
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: PackageFolder.url.appending(path: "Sources/\(module)"), to: target)
    }
    let line = try #require(article.blocks["Package.swift"])
    try course.write("func lesson(_ name: String) {}\n" + line, to: "Package.swift")
    for (path, text) in article.files { try course.write(text, to: path) }
    let folder = try Course(root: course.url).lesson("averages")
    let draft = try LessonDraft(at: folder.text.path)

    let before = try await verify(draft, in: folder)
    #expect(before.missing.count == 1 && before.missing[0].contains("lessons verify --fix"))

    let stubs = try StubFiles(writing: draft.lesson, in: folder)
    #expect(stubs.actions.map(\.path) == ["Lessons/Averages/Exercises/Mean.swift"])
    let after = try await verify(draft, in: folder)
    #expect(after.isComplete, "\(after.missing + after.shortfalls)")
    #expect(after.warnings == [])
    #expect(after.trials.map(\.misconceptions) == [["mean.sum"]])
    #expect(after.mutants.count { if case .killed = $0.outcome { true } else { false } } > 3)
    #expect(
      DerivedProbe(of: draft.lesson.exercises, in: folder).text
        == article.blocks["The derived probe"])
  }

  private func verify(_ draft: LessonDraft, in folder: LessonFolder) async throws -> Verification {
    let toolchain = try Toolchain(
      searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "")
    return try await ConcurrencyLimit.forPrograms.run {
      try await Verification(
        of: draft, in: folder, checks: AuthoringFixture.LessonEntry(), toolchain: toolchain,
        typesetter: Typesetter(), seed: 0, mutants: .usual, progress: { _, _, _ in })
    }
  }

  @Test("The checks of two arguments accept what is right and name the mistake")
  func twoArguments() throws {
    func judgement(dividingBy divisor: @escaping @Sendable (Int, Int) -> Int) throws -> Judgement {
      let driver = Driver("running-mean") { (numbers: [Double], window: Int) -> [Double] in
        guard numbers.count >= window else { return [] }
        return (0...numbers.count - window).map { start in
          numbers[start..<start + window].reduce(0, +) / Double(divisor(numbers.count, window))
        }
      }
      let examination = try runningMean.examination(seed: 1)
      return examination.judge(
        try examination.questions.map { question in
          try question.scenarios.map { .observed(try driver.drive($0)) }
        })
    }
    let right = try judgement { _, window in window }
    #expect(right.checks.map(\.status) == [.passed, .passed])
    let wrong = try judgement { count, _ in count }
    #expect(wrong.diagnosis?.misconceptions.map(\.id) == ["running-mean.whole"])
  }
}
