import Checking
import Compiling
import Courses
import Foundation
import Grading
import TestSupport
import Testing

/// A file that compiles alone but lacks declarations that the lesson's checks use.
@Suite struct InterfaceTests {
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let file: String
    let old: String
    let new: String
    /// The message, which must be at the line with this text.
    let message: String
    let at: String
    var exercise = "sgd"
  }

  private static let sgd = "StochasticGradientDescent.swift"
  private static let loop = "TrainingLoop.swift"

  static let changes = [
    Change(
      testDescription: "another label", file: sgd, old: "learningRate: Double) {",
      new: "lr learningRate: Double) {",
      message: "The lesson asks for `init(parameters:learningRate:)`; this is "
        + "`init(parameters:lr:)`. Write `learningRate` where `lr` stands.", at: "public init"),
    Change(
      testDescription: "another type", file: sgd, old: "learningRate: Double) {",
      new: "learningRate rate: Float) {\n    let learningRate = Double(rate)",
      message: "`rate` is a `Float` here; the lesson asks for a `Double`. Write `rate: Double`.",
      at: "public init"),
    Change(
      testDescription: "another order", file: sgd,
      old: "parameters: Tensor, learningRate: Double) {",
      new: "learningRate: Double, parameters: Tensor) {",
      message: "The lesson asks for `init(parameters:learningRate:)`; this is "
        + "`init(learningRate:parameters:)`. Put the parameters into the lesson's order.",
      at: "public init"),
    Change(
      testDescription: "one parameter more", file: sgd, old: "learningRate: Double) {",
      new: "learningRate: Double, decay: Double) {",
      message: "The lesson asks for `init(parameters:learningRate:)`; this is "
        + "`init(parameters:learningRate:decay:)`. Leave `decay` out, or give it a default value, as "
        + "in `decay: Double = …`.", at: "public init"),
    Change(
      testDescription: "no public initializer", file: sgd, old: "public init", new: "init",
      message: "`init` is not public, so the checks cannot call it. Write `public` before `init`.",
      at: "  init("),
    Change(
      testDescription: "no public class", file: sgd, old: "public final class", new: "final class",
      message: "`StochasticGradientDescent` is not public, so the checks cannot call it. Write "
        + "`public` before `class StochasticGradientDescent`.", at: "final class"),
    Change(
      testDescription: "a class with another name", file: sgd,
      old: "class StochasticGradientDescent", new: "class SGD",
      message: "This class is called `SGD`; the lesson asks for `StochasticGradientDescent`. "
        + "Rename it.", at: "public final class"),
    Change(
      testDescription: "no conformance", file: sgd, old: "Descent: Optimizer", new: "Descent",
      message: "The lesson asks for `StochasticGradientDescent` to be an `Optimizer`. Write "
        + "`public final class StochasticGradientDescent: Optimizer`.", at: "public final class"),
    Change(
      testDescription: "another result", file: loop, old: "-> [Tensor] {",
      new: "-> Tensor? {\n  _ = ",
      message: "`optimize` returns `Tensor?` here; the lesson asks for `[Tensor]`. Write "
        + "`-> [Tensor]`.", at: "public func", exercise: "training-loop"),
    Change(
      testDescription: "a function with another name", file: loop, old: "func optimize(",
      new: "func train(",
      message: "The lesson asks for `optimize(_:parameters:optimizer:steps:)`; there is "
        + "`train(_:parameters:optimizer:steps:)` instead. Rename it.", at: "public func",
      exercise: "training-loop"),
    Change(
      testDescription: "a function that throws", file: loop, old: "-> [Tensor] {",
      new: "throws -> [Tensor] {",
      message: "`optimize` is marked `throws` here, and the checks call it without. Leave `throws` "
        + "out.", at: "public func", exercise: "training-loop"),
  ]

  @Test(
    "A mismatch is reported at the student's line and in terms of the student's code",
    arguments: changes)
  func change(_ change: Change) async throws {
    let folder = try TemporaryFolder()
    let solution = Course.root.appending(path: "Solutions/Optimizers/\(change.file)")
    var text = try String(contentsOf: solution, encoding: .utf8)
    try #require(text.contains(change.old))
    text = text.replacing(change.old, with: change.new)
    if change.new.hasPrefix("-> Tensor?") {
      let header = try #require(text.firstRange(of: "  _ = "))
      text = text[..<header.lowerBound] + "  nil\n}\n"
    }
    try Data(text.utf8).write(to: folder.url.appending(path: change.file))
    let exercise = try #require(try await Course.grade(folder.url)[change.exercise])
    #expect(exercise.status == .didNotCompile)
    #expect(exercise.message == change.message)
    let line = text.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains(change.at) }
    #expect(exercise.location?.line == line.map { $0 + 1 })
  }

  @Test("A name that resembles one of the kit's is reported")
  func kit() async throws {
    let folder = try TemporaryFolder()
    let text = "import OptimizersKit\npublic let challenge = Challenge.SGD(learningRate: 0.1)\n"
    try Data(text.utf8).write(to: folder.url.appending(path: "Challenge.swift"))
    let exercise = try #require(try await Course.grade(folder.url)["challenge"])
    #expect(exercise.message == "type 'Challenge' has no member 'SGD'; did you mean 'sgd'?")
  }
}
