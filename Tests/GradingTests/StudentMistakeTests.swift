import Checking
import Compiling
import Explaining
import Foundation
import Grading
import TestSupport
import Testing

/// What is said first of mistakes whose cause the compiler or the runtime does not name itself.
@Suite struct StudentMistakeTests {
  private static let solutions = Course.root.appending(path: "Solutions/Optimizers")

  /// Grades the solution with one replacement in each of some files.
  private static func grade(
    _ changes: [(file: String, old: String, new: String)]
  ) async throws -> GradedLesson {
    let folder = try TemporaryFolder()
    for change in changes {
      var text = try String(
        contentsOf: solutions.appending(path: change.file), encoding: .utf8)
      let range = try #require(text.firstRange(of: change.old))
      text.replaceSubrange(range, with: change.new)
      try Data(text.utf8).write(to: folder.url.appending(path: change.file))
    }
    return try await Course.grade(folder.url)
  }

  private static func line(of text: String, in exercise: GradedExercise) -> Int? {
    exercise.source?.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains(text) }.map { $0 + 1 }
  }

  @Test("A build that fails for a reason elsewhere is told at the student's own line")
  func builds() async throws {
    let graded = try await Self.grade([
      ("RMSProp.swift", "pow(gradient, 2)", "gradient ^ 2"),
      (
        "Adam.swift",
        "parameters -= learningRate / (sqrt(correctedMeanSquare) + epsilon) * correctedMean",
        "parameters -= learningRate * (beta1 * mean + (1 - beta1) * gradient)\n"
          + "        / (1 - beta1 ^ stepCount) / (sqrt((beta2 * meanSquare)\n"
          + "        / (1 - beta2 ^ stepCount)) + epsilon)"
      ),
      (
        "StochasticGradientDescent.swift", "import Autograd",
        "#sourceLocation(file: \"Momentum.swift\", line: 5)\nimport Autograd\nlet x: Y = 1"
      ),
      ("Momentum.swift", "public final class", "struct RMSProp {}\n\npublic final class"),
      (
        "TrainingLoop.swift", "  return trajectory\n}",
        "  nowhere()\n  return trajectory\n}\n\n@_silgen_name(\"nowhere\") func nowhere()"
      ),
    ])
    let beginnings = [
      ("rmsprop", "`^` is no power in Swift; write `pow(gradient, 2)`.", "gradient ^ 2"),
      ("adam", "`^` is no power in Swift; write `pow(beta1, stepCount)`.", "beta1 ^ stepCount"),
      ("sgd", "`#sourceLocation` makes the compiler name other places", "#sourceLocation"),
      ("momentum", "The lesson has its own `RMSProp`, which belongs into another", "RMSProp {}"),
    ]
    for (id, beginning, text) in beginnings {
      let exercise = try #require(graded[id])
      #expect(exercise.status == .didNotCompile)
      #expect(exercise.message.hasPrefix(beginning), "\(exercise.message)")
      #expect(exercise.location?.line == Self.line(of: text, in: exercise))
    }
    let loop = try #require(graded["training-loop"])
    #expect(loop.message.contains("ndefined symbol: nowhere. Keep the names"), "\(loop.message)")
  }

  @Test("A program that stops says why in a sentence, without addresses or codes of the system's")
  func stops() async throws {
    let graded = try await Self.grade([
      (
        "StochasticGradientDescent.swift", "    withoutGradient {",
        "    precondition(parameters.scalars.count > 1000)\n    withoutGradient {"
      ),
      (
        "Momentum.swift", "    withoutGradient {",
        "    let x: Any = momentum\n    print(x as! String)\n    withoutGradient {"
      ),
      (
        "RMSProp.swift", "    withoutGradient {",
        "    enum Problem: Error { case bad }\n    func f() throws { throw Problem.bad }\n"
          + "    try! f()\n    withoutGradient {"
      ),
    ])
    #expect(graded["sgd"]?.message == "Precondition failed.")
    #expect(
      graded["momentum"]?.message
        == "It stopped at an `as!`: the value is of type `Double`, not `String`.")
    let message = try #require(graded["rmsprop"]?.message)
    #expect(message.hasSuffix("Problem.bad"))
    #expect(!message.contains("$"))
  }

  @Test(
    "A call that the sandbox refuses is told as what it tried",
    arguments: [
      (
        "_ = try! FileHandle(forWritingTo: URL(fileURLWithPath: \"/tmp/log.txt\"))",
        "It tried to write a file: log.txt. Files cannot be written here; leave that line out. "
          + "What you print is shown instead."
      ),
      (
        "_ = try! FileHandle(forReadingFrom: URL(fileURLWithPath: \"/etc/hostname\"))",
        "It tried to read a file: hostname. Files cannot be read here; leave that line out."
      ),
      (
        "_ = try! FileManager.default.contentsOfDirectory(atPath: \".\")",
        "It tried to read a file. Files cannot be read here; leave that line out."
      ),
      (
        "let p = Process(); p.executableURL = URL(fileURLWithPath: \"/bin/ls\"); try! p.run()",
        "It tried to start another program: ls. Other programs cannot be started here; leave that "
          + "line out."
      ),
      (
        "_ = try! Data(contentsOf: URL(string: \"https://example.com/data.csv\")!)",
        "It tried to read a file or to use the network. Neither is possible here; leave that line "
          + "out."
      ),
    ])
  func refused(_ code: String, _ message: String) async throws {
    let folder = try TemporaryFolder()
    let name = "StochasticGradientDescent.swift"
    let text = try String(contentsOf: Self.solutions.appending(path: name), encoding: .utf8)
      .replacing("import Autograd", with: "import Autograd\nimport Foundation")
      .replacing("    withoutGradient {", with: "    \(code)\n    withoutGradient {")
    try Data(text.utf8).write(to: folder.url.appending(path: name))
    let exercise = try #require(try await Course.grade(folder.url)["sgd"])
    #expect(exercise.status == .crashed)
    #expect(exercise.message == message)
  }

  @Test(
    "A line that got nil for something that is not possible here says so",
    arguments: [
      (
        "let n = Int(readLine()!)!",
        "Nothing is typed in while the checks run, so `readLine()` gives nil. Leave it out."
      ),
      (
        "let f = fopen(\"log.txt\", \"w\")!",
        "Files cannot be written here, so there is nil. Leave that line out."
      ),
      (
        "let d = NSData(contentsOfFile: \"data.csv\")!",
        "Files cannot be read here, so there is nil. Leave that line out."
      ),
    ])
  func lines(_ line: String, _ sentence: String) {
    let message = "Unexpectedly found nil while unwrapping an Optional value"
    #expect(Explanation(ofTrap: message, onLine: line)?.sentence == sentence)
  }
}
