import Compiling
import Explaining
import Foundation
import TestSupport
import Testing

/// The explanation if the compiler finds in a file that it lacks a declaration the lesson requires.
@Suite struct InterfaceExplanationTests {
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var file = "StochasticGradientDescent.swift"
    let old: String
    let new: String
    let sentence: String
  }

  static let changes = [
    Change(
      testDescription: "a function outside of the class",
      old: "\n  /// Sets the gradient of the parameters to zero.\n  public func zeroGradient() {\n"
        + "    parameters.zeroGradient()\n  }\n}\n",
      new: "}\n\n/// Sets the gradient of the parameters to zero.\npublic func zeroGradient() {\n"
        + "  parameters.zeroGradient()\n}\n",
      sentence: "`zeroGradient` stands outside of `StochasticGradientDescent`, in line 28. Move it "
        + "into the braces of `StochasticGradientDescent`; perhaps a } closes them too early."),
    Change(
      testDescription: "a function of the type", old: "public func step",
      new: "public class func step",
      sentence: "`class func step` belongs to the type as a whole. Leave `class` out, as the stub "
        + "does."
    ),
    Change(
      testDescription: "no result", file: "TrainingLoop.swift", old: ") -> [Tensor] {", new: ") {",
      sentence: "`optimize` returns nothing here; the lesson asks for `[Tensor]`. Write "
        + "`-> [Tensor]`."
    ),
    Change(
      testDescription: "another result", file: "TrainingLoop.swift", old: ") -> [Tensor] {",
      new: ") -> Tensor {",
      sentence: "`optimize` returns `Tensor` here; the lesson asks for `[Tensor]`. Write "
        + "`-> [Tensor]`."
    ),
    Change(
      testDescription: "no initializer", old: "public init(", new: "public func start(",
      sentence: "The lesson asks for `public init(parameters:learningRate:)`, and there is none."),
    Change(
      testDescription: "an import that is missing", old: "import Autograd\n", new: "\n",
      sentence: "`import Autograd` is missing at the top of the file."),
    Change(
      testDescription: "nothing to override", old: "public func step",
      new: "public override func step",
      sentence: "There is nothing to override, since the class has no superclass. Leave `override` "
        + "out."
    ),
  ]

  @Test("It is told by what the lesson asks for", arguments: changes)
  func change(_ change: Change) async throws {
    let folder = PackageFolder.url.appending(path: "Solutions/Optimizers")
    var source = try String(contentsOf: folder.appending(path: change.file), encoding: .utf8)
    let range = try #require(source.firstRange(of: change.old))
    source.replaceSubrange(range, with: change.new)
    let stub = try String(
      contentsOf: PackageFolder.url.appending(path: "Lessons/Optimizers/Exercises/\(change.file)"),
      encoding: .utf8)
    let error = try #require(try await StudentCompiler.firstDiagnostic(about: source))
    #expect(
      Explanation(of: error, source: source, stub: stub)?.sentence == change.sentence,
      "\(error.message)")
  }

  @Test(
    "An import is said to be missing only for a name that the stub uses and does not declare",
    arguments: [
      ("y", false), ("step", false), ("of", false), ("function", false), ("Driver", true),
      ("unfinished", true),
    ])
  func importOfName(name: String, isMissing: Bool) throws {
    let stub = """
      import LessonKit

      /// The step of a Driver y.
      public func step(of function: Driver) -> Double {
        unfinished("y")
      }

      """
    let source = "public func step(of f: Int) -> Double {\n  \(name)\n}\n"
    let error = Diagnostic(
      file: "Step.swift", line: 2, column: 3, severity: .error,
      message: "cannot find '\(name)' in scope")
    let sentence = Explanation(of: error, source: source, stub: stub)?.sentence
    #expect((sentence?.hasPrefix("`import LessonKit` is missing") == true) == isMissing)
  }
}
