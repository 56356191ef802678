import Checking
import Compiling
import Courses
import Foundation
import Grading
import TestSupport
import Testing

/// Endless loops and exhausted memory are reported with their line.
@Suite struct ExhaustionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let body: String
    let status: Verdict
    let message: String
    /// The reported line of the body, counted from 1; nil for none.
    let line: Int?

    init(
      _ testDescription: String, _ status: Verdict, _ message: String, line: Int?, _ body: String
    ) {
      self.testDescription = testDescription
      self.body = body
      self.status = status
      self.message = message
      self.line = line
    }
  }

  private static let neverEnds = "our loop never ends"

  static let cases = [
    Case(
      "a loop that records and trains", .timedOut, neverEnds, line: 2,
      """
      let step = 0
      while step < steps {
        rows.append(parameters.detached())
        loss(parameters).backward()
        optimizer.step()
        optimizer.zeroGradient()
      }
      """),
    Case(
      "a loop that only appends", .timedOut, neverEnds, line: 1,
      """
      while true {
        rows.append(parameters.detached())
      }
      """),
    Case(
      "a loop that appends numbers", .timedOut, neverEnds, line: 2,
      """
      var numbers: [Double] = []
      repeat {
        numbers.append(1)
      } while rows.isEmpty
      """),
    Case(
      "a loop that lengthens a text", .timedOut, neverEnds, line: 2,
      """
      var text = ""
      while rows.isEmpty { text += "one step and another and " }
      """),
    Case(
      "a loop that prints", .timedOut, neverEnds, line: 1,
      """
      while true {
        print("step", parameters.scalars)
      }
      """),
    Case(
      "a loop that steps", .timedOut, neverEnds, line: 1,
      """
      while true { optimizer.step() }
      """),
    Case(
      "a loop that clears gradients", .timedOut, neverEnds, line: 1,
      """
      while true { optimizer.zeroGradient() }
      """),
    Case(
      "a loop that computes losses", .timedOut, neverEnds, line: 1,
      """
      while loss(parameters).item > -1 {
      }
      """),
    Case(
      "a loop that adds losses up", .timedOut, neverEnds, line: 2,
      """
      var total = loss(parameters)
      while true { total = total + loss(parameters) }
      """),
    Case(
      "a loop over all numbers", .timedOut, neverEnds, line: 1,
      """
      for _ in 0... {
        rows.append(parameters.detached())
      }
      """),
    Case(
      "a loop inside of one that never ends", .timedOut, neverEnds, line: 1,
      """
      while rows.isEmpty {
        for _ in 0..<100 {
          if steps < 0 { rows.append(parameters) }
        }
      }
      """),
    Case(
      "more memory at once than there is", .crashed, "asked for 8 TB at once", line: 1,
      """
      let numbers = [Double](repeating: 0, count: 1 << 40)
      print(numbers.count)
      """),
    Case(
      "several large arrays", .crashed, "ran out of memory", line: 3,
      """
      let first = [Double](repeating: 0, count: 25_000_000)
      let second = [Double](repeating: 1, count: 25_000_000)
      let third = [Double](repeating: 2, count: 25_000_000)
      print(first.count + second.count + third.count)
      """),
    Case(
      "an endless recursion", .crashed, "calls itself without end", line: 1,
      """
      return [parameters] + optimize(loss, parameters: parameters, optimizer: optimizer, steps: 1)
      """),
    Case(
      "a lock that is taken twice", .timedOut, "waited", line: 3,
      """
      let lock = NSLock()
      lock.lock()
      lock.lock()
      """),
  ]

  @Test("A program that uses up its time or memory is reported with its line", arguments: cases)
  func exhausted(_ example: Case) async throws {
    let folder = try TemporaryFolder()
    let head = """
      import Autograd
      import Foundation
      import OptimizersKit

      public func optimize(
        _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
      ) -> [Tensor] {
        var rows: [Tensor] = []

      """
    try folder.write("\(head)\(example.body)\nreturn rows\n}\n", to: "TrainingLoop.swift")
    let graded = try await Course.grade(folder.url)
    let loop = try #require(graded["training-loop"])
    #expect(loop.status == example.status, "\(loop.message)")
    #expect(loop.message.contains(example.message), "\(loop.message)")
    let first = head.split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(loop.location?.line == example.line.map { $0 + first - 1 })
    if let line = loop.location?.line {
      #expect(loop.message.contains("line \(line)") || example.status == .crashed)
    }
  }

  @Test("An endless loop is reported in an initializer of an optimizer and in that of a value")
  func initializers() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      import Autograd
      import OptimizersKit
      public final class Adam: Optimizer {
        var history: [Double] = []
        public init(
          parameters: Tensor, learningRate: Double, beta1: Double, beta2: Double, epsilon: Double
        ) {
          while true {
            history.append(beta1)
          }
        }
        public func step() {}
        public func zeroGradient() {}
      }
      """, to: "Adam.swift")
    try folder.write(
      """
      import Autograd
      import OptimizersKit
      public let challenge: Challenge = {
        var rate = 0.1
        while rate < 1 { rate *= 0.5 }
        return .sgd(learningRate: rate)
      }()
      """, to: "Challenge.swift")
    let graded = try await Course.grade(folder.url)
    for (id, line) in [("adam", 8), ("challenge", 5)] {
      #expect(graded[id]?.status == .timedOut)
      #expect(graded[id]?.message.contains("Your loop never ends") == true)
      #expect(graded[id]?.location?.line == line)
    }
  }
}
