import Checking
import Compiling
import Courses
import Foundation
import Grading
import LessonReading
import TestSupport
import Testing

/// A student's additional files are compiled with the exercises that need them and do not affect others.
@Suite struct HelperTests {
  private static let good = "import Autograd\n\nfunc root(_ x: Tensor) -> Tensor { sqrt(x) }\n"

  /// A solution whose Adam calls `root`, with helpers.
  private func folder(_ helpers: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder(copying: Course.root.appending(path: "Solutions/Optimizers"))
    let file = folder.url.appending(path: "Adam.swift")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains("sqrt("))
    try folder.write(text.replacing("sqrt(", with: "root("), to: "Adam.swift")
    for (name, text) in helpers { try folder.write(text, to: name) }
    return folder
  }

  private func grade(_ helpers: [String: String]) async throws -> GradedLesson {
    let folder = try folder(helpers)
    return try await Course.grade(folder.url)
  }

  private func expectOthersPass(_ graded: GradedLesson) {
    for exercise in graded.exercises where exercise.exercise.id != "adam" {
      #expect(exercise.status == .passed, "\(exercise.exercise.id): \(exercise.message)")
    }
  }

  @Test(
    "A helper is compiled with the exercise that needs it, whatever its name",
    arguments: ["Helpers.swift", "my functions (2) 100%.swift", "-o.swift", "@file.swift"])
  func needed(_ name: String) async throws {
    let graded = try await grade([name: Self.good])
    #expect(graded["adam"]?.status == .passed, "\(graded["adam"]?.message ?? "")")
    #expect(graded.remarks.isEmpty, "\(graded.remarks)")
    expectOthersPass(graded)
  }

  @Test("A helper may need another helper")
  func chain() async throws {
    let graded = try await grade([
      "A.swift": "import Autograd\nfunc root(_ x: Tensor) -> Tensor { inner(x) }\n",
      "B.swift": "import Autograd\nfunc inner(_ x: Tensor) -> Tensor { sqrt(x) }\n",
    ])
    #expect(graded["adam"]?.status == .passed, "\(graded["adam"]?.message ?? "")")
  }

  @Test("A helper's error is shown with the helper's name and line, and affects one exercise")
  func broken() async throws {
    let graded = try await grade([
      "My Helpers.swift": "import Autograd\n\nfunc root(_ x: Tensor) -> Tensor { sqroot(x) }\n"
    ])
    let adam = try #require(graded["adam"])
    #expect(adam.status == .didNotCompile)
    #expect(adam.location == .init(file: "My Helpers.swift", line: 3))
    #expect(adam.message.contains("cannot find 'sqroot' in scope"))
    #expect(!adam.diagnostics.contains { $0.description.contains("helper-") })
    expectOthersPass(graded)
  }

  @Test(
    "An unused helper that does not compile affects neither exercises nor other helpers")
  func brokenBeside() async throws {
    let graded = try await grade([
      "Good.swift": Self.good, "Other.swift": "let x: Int = \"text\"\n",
    ])
    #expect(graded["adam"]?.status == .passed, "\(graded["adam"]?.message ?? "")")
    expectOthersPass(graded)
  }

  @Test("A helper that an exercise does not call cannot affect its run")
  func harmfulBeside() async throws {
    let graded = try await grade([
      "Good.swift": "import Autograd\nfunc root(_ x: Tensor) -> Tensor { x.ownRoot() }\n",
      "More.swift":
        "import Autograd\nextension Tensor { func ownRoot() -> Tensor { sqrt(self) } }\n",
      "Bad.swift": """
      @_silgen_name("write")
      public func own(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { -1 }
      """,
    ])
    #expect(graded["adam"]?.status == .passed, "\(graded["adam"]?.message ?? "")")
    expectOthersPass(graded)
  }

  @Test("An exercise that does not compile does not affect others with the same helper")
  func brokenNeighbour() async throws {
    let folder = try folder(["Helpers.swift": Self.good])
    try folder.write("import Autograd\nlet x: Int = root(1)\n", to: "Momentum.swift")
    let graded = try await Course.grade(folder.url)
    #expect(graded["momentum"]?.status == .didNotCompile)
    #expect(graded["adam"]?.status == .passed, "\(graded["adam"]?.message ?? "")")
  }

  @Test(
    "A helper that runs at load or replaces a function affects no exercise that does not need it",
    arguments: [
      """
      @_cdecl("write") public func own(_ f: Int32, _ b: UnsafeRawPointer?, _ n: Int) -> Int { 0 }
      func root() {}
      """,
      "import Autograd\nfunc - (a: Tensor, b: Tensor) -> Tensor { a + b }\n",
      "func sqrt(_ x: Double) -> Double { 0 }\npublic struct Momentum_ {}\n",
    ])
  func harmful(_ text: String) async throws {
    let folder = try TemporaryFolder(copying: Course.root.appending(path: "Solutions/Optimizers"))
    try folder.write(text, to: "Helpers.swift")
    let graded = try await Course.grade(folder.url)
    #expect(graded.exercises.allSatisfy { $0.status == .passed })
  }

  @Test("A crash in a helper is reported with the student's file name")
  func crash() async throws {
    let text = """
      import Autograd

      func root(_ x: Tensor) -> Tensor { fatalError("no root") }
      """
    let graded = try await grade(["Helpers.swift": text])
    let adam = try #require(graded["adam"])
    #expect(adam.status == .crashed)
    #expect(adam.message.contains("no root"))
    #expect(["Adam.swift", "Helpers.swift"].contains(adam.location?.file))
  }

  @Test(
    "A helper that hides the lesson's declarations is rejected with their names",
    arguments: [
      ("Mine.swift", "public class Tensor {}", "declares `Tensor`"),
      ("Mine.swift", "protocol Optimizer {}", "declares `Optimizer`"),
      ("Objectives.swift", "func f() {}", "has a file of this name"),
      ("Tensor.swift", "func f() {}", "has a file of this name"),
    ])
  func hiding(_ name: String, _ text: String, _ reason: String) async throws {
    let folder = try folder([name: text])
    let graded = try await Course.grade(folder.url)
    #expect(graded["adam"]?.status == .didNotCompile)
    #expect(graded.remarks.count == 1)
    #expect(graded.remarks.first?.hasPrefix("`\(name)` was left out") == true, "\(graded.remarks)")
    #expect(graded.remarks.first?.contains(reason) == true, "\(graded.remarks)")
  }

  @Test("The digest and the cached verdict depend on helpers")
  func kept() async throws {
    let folder = try folder(["Helpers.swift": Self.good])
    let first = try await Course.grade(folder.url)
    let lesson = try Course.preparedLesson().lesson
    let before = try Submission(folder: folder.url, lesson: lesson).content(of: "adam")
    try folder.write(Self.good.replacing("sqrt(x)", with: "sqrt(x) * 2.0"), to: "Helpers.swift")
    let second = try await Course.grade(folder.url)
    #expect(first["adam"]?.status == .passed)
    #expect(second["adam"]?.status == .failed)
    #expect(first.digest != second.digest)
    #expect(try Submission(folder: folder.url, lesson: lesson).content(of: "adam") != before)
  }
}
