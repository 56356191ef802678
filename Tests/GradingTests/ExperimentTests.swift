import Checking
import Compiling
import Courses
import Foundation
import Grading
import LessonReading
import Plotting
import Synchronization
import TestSupport
import Testing

/// Programs of the student's own.
@Suite struct ExperimentTests {
  /// Runs a code with some files of a submission.
  private static func run(
    _ code: String, files: [String: String] = [:],
    progress: @escaping @Sendable (ExperimentProgress) -> Void = { _ in }
  ) async throws -> ExperimentResult {
    let prepared = try Course.preparedLesson()
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: name) }
    let submission = try Submission(folder: folder.url, lesson: prepared.lesson)
    let position = SourcePosition(line: 1, column: 1)
    let experiment = Experiment(
      id: "e", title: "E", file: "Try.swift", stub: code, position: position,
      stubPosition: position)
    return try await ConcurrencyLimit.forPrograms.run {
      try await Experiments(prepared).run(
        experiment, code: code, submission: submission, progress: progress)
    }
  }

  private static func solutions() throws -> [String: String] {
    let folder = Course.root.appending(path: "Solutions/Optimizers")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .reduce(into: [:]) {
        $0[$1] = try String(contentsOf: folder.appending(path: $1), encoding: .utf8)
      }
  }

  private static let descend = """
    import Autograd
    import Optimizers
    import OptimizersKit

    let parameters = Tensor([-1, 2], requiresGradient: true)
    let sgd = StochasticGradientDescent(parameters: parameters, learningRate: 0.001)
    plot("SGD", optimize(banana, parameters: parameters, optimizer: sgd, steps: 10))
    print("done")

    """

  @Test("It uses the student's own code, prints and draws")
  func whole() async throws {
    let printed = Mutex("")
    let result = try await Self.run(Self.descend, files: try Self.solutions()) { progress in
      if case .printed(let text) = progress { printed.withLock { $0 += text } }
    }
    #expect(result.ending == .finished)
    #expect(result.text == "done\n")
    #expect(printed.withLock { $0 } == "done\n")
    let contours = try #require(
      result.figure?.panels.compactMap { $0 as? ContourPanel }.first)
    #expect(contours.trajectories.map(\.points.count) == [10])
    #expect(contours.trajectories.first?.points.first == Point(-1, 2))
  }

  @Test("Code that is not written yet is told with its file")
  func unfinished() async throws {
    let result = try await Self.run(Self.descend)
    #expect(
      result.ending
        == .unfinished(
          "It uses “The training loop”, which is not written yet. Write TrainingLoop.swift first."))
  }

  @Test("A file that does not compile is left out and told, and the others are used")
  func stubbed() async throws {
    var files = try Self.solutions()
    files["Adam.swift"]? += "let x: Int = \"\"\n"
    let result = try await Self.run(Self.descend, files: files)
    #expect(result.ending == .finished)
    #expect(result.remarks.count == 1)
    #expect(
      result.remarks.first?.hasPrefix("Adam.swift does not compile, so its stub is used.") == true)
    let calling = try await Self.run(
      """
      import Autograd
      import Optimizers
      let x = Tensor([1], requiresGradient: true)
      Adam(parameters: x, learningRate: 1, beta1: 0, beta2: 0, epsilon: 0).step()

      """, files: files)
    guard case .unfinished(let message) = calling.ending else {
      Issue.record("\(calling.ending)")
      return
    }
    #expect(message.contains("Adam.swift does not compile. Correct that file first."))
  }

  @Test("An error is reported at its line, with advice from the kit's names")
  func error() async throws {
    let result = try await Self.run("import OptimizersKit\nlet x = plott(\"a\")\n")
    guard case .didNotCompile(let diagnostics) = result.ending else {
      Issue.record("\(result.ending)")
      return
    }
    #expect(diagnostics.first?.file == "Try.swift")
    #expect(diagnostics.first?.line == 2)
    #expect(diagnostics.first?.message.contains("plot") == true)
  }

  static let stops: [(code: String, verdict: Verdict, words: String, line: Int?)] = [
    ("let a = [1]\nprint(a[1])\n", .crashed, "Index out of range", 2),
    ("print(\"x\", terminator: \"\")\nwhile true {}\n", .timedOut, "never ends", 2),
    ("import Glibc\nexit(3)\n", .crashed, "ended itself with the status 3", nil),
    ("func f(_ n: Int) -> Int { f(n + 1) + 1 }\nprint(f(0))\n", .crashed, "recursion", 1),
  ]

  @Test("A crash and an endless loop are told with their line", arguments: stops)
  func stopped(code: String, verdict: Verdict, words: String, line: Int?) async throws {
    let result = try await Self.run(code)
    guard case .stopped(let found, let message, let location) = result.ending else {
      Issue.record("\(result.ending)")
      return
    }
    #expect(found == verdict)
    #expect(message.contains(words), "\(message)")
    #expect(location?.line == line)
    if verdict == .timedOut { #expect(result.text == "x") }
  }

  @Test("It reads no answer, writes no file and starts no program")
  func confined() async throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "lessons-\(UUID())").path
    let answer = Course.root.appending(path: "Solutions/Optimizers/Adam.swift").path
    let result = try await Self.run(
      """
      import Glibc
      print(open("\(answer)", O_RDONLY) < 0, open("\(place)", O_WRONLY | O_CREAT, 0o600) < 0)
      print(socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) < 0)

      """)
    #expect(result.text == "true true\ntrue\n")
    #expect(!FileManager.default.fileExists(atPath: place))
  }

  @Test("It can import neither the checks nor the references")
  func noChecks() async throws {
    for module in ["OptimizersChecks", "Checking", "Grading"] {
      let result = try await Self.run("import \(module)\n")
      guard case .didNotCompile = result.ending else {
        Issue.record("\(module): \(result.ending)")
        continue
      }
    }
  }

  @Test("What it prints and draws adds no control characters and no markup")
  func hostile() async throws {
    let result = try await Self.run(
      """
      import OptimizersKit
      print("\\u{1B}[31mred\\u{202E}")
      plot("<script>alert(1)</script>\\u{1B}", values: [1, 2])

      """)
    #expect(result.text == "␛[31mred\\u{202E}\n")
    let svg = try #require(result.figure).svg(standalone: true)
    #expect(!svg.contains("<script"))
    #expect(!svg.contains("\u{1B}"))
  }

  @Test("Endless output and endless drawing are cut off")
  func flood() async throws {
    let printing = try await Self.run("for i in 0..<40_000 { print(i) }\n")
    #expect(printing.ending == .finished)
    #expect(printing.text.hasSuffix("(It printed more, which is left out.)\n"))
    #expect(printing.text.utf8.count < 110_000)
    let drawing = try await Self.run(
      """
      import OptimizersKit
      while true { plot("a", values: [Double](repeating: 1, count: 10_000)) }

      """)
    guard case .stopped(.crashed, let message, _) = drawing.ending else {
      Issue.record("\(drawing.ending)")
      return
    }
    #expect(message.contains("draws more than can be shown"))
    #expect(drawing.remarks.contains { $0.contains("Only the first 12 of") })
  }

  @Test("Drawing in a graded exercise changes no verdict")
  func graded() async throws {
    let folder = try TemporaryFolder()
    let file = "StochasticGradientDescent.swift"
    let text = try #require(try Self.solutions()[file])
    try folder.write(
      text.replacing(
        "public func step() {", with: "public func step() {\n    plot(\"SGD\", values: [1])"),
      to: file)
    #expect(try await Course.grade(folder.url)["sgd"]?.status == .passed)
  }

  @Test("A cancelled experiment ends at once")
  func cancelled() async throws {
    let task = Task { try await Self.run("while true {}\n") }
    try await Task.sleep(for: .milliseconds(300))
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
  }
}
