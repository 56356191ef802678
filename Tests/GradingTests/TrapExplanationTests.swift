import Checking
import Explaining
import Foundation
import Grading
import TestSupport
import Testing

/// Explanations of the runtime errors that this toolchain's programs print.
@Suite struct TrapExplanationTests {
  @Test(
    "A program that Swift stops is explained by what it says of itself",
    arguments: [
      ("try", "struct Problem: Error {}\n  try! { throw Problem() }()"),
      ("nil", "let x: Double? = grow(0) > 1 ? 1 : nil\n  _ = x!"),
      ("index", "_ = [1, 2][grow(2)]"),
      ("empty-collection", "var x = [grow(1)]\n  x.removeAll()\n  x.removeLast()"),
      ("division-by-zero", "_ = 1 / grow(0)"),
      ("not-finite-to-int", "_ = Int(1 / Double(grow(0)))"),
      ("range-backwards", "for _ in 1..<grow(0) {}"),
      ("negative-count", "_ = Array(repeating: 0, count: grow(-1))"),
    ])
  func traps(_ id: String, _ code: String) async throws {
    let folder = try TemporaryFolder(copying: Course.root.appending(path: "Solutions/Optimizers"))
    let file = folder.url.appending(path: "StochasticGradientDescent.swift")
    let text = try String(contentsOf: file, encoding: .utf8)
      .replacing("    withoutGradient {", with: "    trap()\n    withoutGradient {")
    let trap = """

      func grow(_ x: Int) -> Int { CommandLine.arguments.count > 100 ? x + 1 : x }

      func trap() {
        \(code)
      }

      """
    try Data((text + trap).utf8).write(to: file)
    let graded = try await Course.grade(folder.url)
    let exercise = try #require(graded["sgd"])
    #expect(exercise.status == .crashed, "\(exercise.message) \(exercise.diagnostics)")
    #expect(Explanation.trapRules.contains(id))
    #expect(Explanation(ofTrap: exercise.message)?.id == id, "\(exercise.message)")
  }
}
