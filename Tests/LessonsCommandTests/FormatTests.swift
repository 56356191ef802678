import Foundation
import TestSupport
import Testing

/// `lessons check --format`.
@Suite struct FormatTests {
  @Test("JUnit XML is printed on standard output, and the exit status is that of the verdict")
  func junit() async throws {
    let folder = try TemporaryFolder()
    try folder.write("import Autograd\nlet x: Int = \"text\"\n", to: "work/Adam.swift")
    let outcome = try await Command.run(
      "check", "optimizers", "adam", "--submission", folder.path("work"), "--format", "junit",
      "--report", folder.path("r.html"))
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites "))
    #expect(outcome.output.contains("type=\"didNotCompile\""))
  }

  @Test("Gradescope's results have the challenge's steps on the leaderboard")
  func gradescope() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      import OptimizersKit
      public let challenge: Challenge = .momentum(learningRate: 0.01, momentum: 0.9)
      """, to: "work/Challenge.swift")
    let outcome = try await Command.run(
      "check", "optimizers", "challenge", "--submission", folder.path("work"), "--format",
      "gradescope", "--report", folder.path("r.html"))
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let results = try #require(object as? [String: Any])
    let entry = try #require((results["leaderboard"] as? [[String: Any]])?.first)
    // The lesson's table has this number, computed with PyTorch's momentum.
    #expect(entry["value"] as? Int == 516)
    #expect(entry["order"] as? String == "asc")
    #expect(results["score"] as? Int == 4)
  }

  @Test(
    "Only the format github adds a summary to the file that the workflow names")
  func stepSummary() async throws {
    let folder = try TemporaryFolder()
    try folder.write("before\n", to: "summary.md")
    for format in ["github", "json"] {
      _ = try await Command.run(
        ["check", "optimizers", "sgd", "--format", format, "--report", folder.path("r.html")],
        environment: ["GITHUB_STEP_SUMMARY": folder.path("summary.md")])
    }
    let text = try String(contentsOfFile: folder.path("summary.md"), encoding: .utf8)
    #expect(text.hasPrefix("before\n## Optimizers: "))
    #expect(text.matches(of: /## Optimizers/).count == 1)
  }
}
