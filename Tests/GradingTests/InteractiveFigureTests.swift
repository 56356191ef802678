import Courses
import Figures
import Foundation
import Grading
import LessonReading
import Plotting
import TestSupport
import Testing

/// Figures with numbers that a reader sets, from a submission's own programs.
@Suite struct InteractiveFigureTests {
  private static let sgd = "StochasticGradientDescent.swift"

  private static func draw(
    _ id: String, _ texts: [String], _ files: [String: String],
    with figures: InteractiveFigures? = nil
  ) async throws -> InteractiveFigure {
    let prepared = try Course.preparedLesson()
    let figures = figures ?? InteractiveFigures(prepared)
    let plan = try #require(figures.plan(of: id))
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: name) }
    let submission = try Submission(folder: folder.url, lesson: prepared.lesson)
    let settings = try plan.settings(texts)
    return try await ConcurrencyLimit.forPrograms.run {
      try #require(
        try await figures.figure(id, settings: settings, of: .submission(submission)))
    }
  }

  private static func solution(_ file: String) throws -> String {
    try String(
      contentsOf: Course.root.appending(path: "Solutions/Optimizers/\(file)"), encoding: .utf8)
  }

  @Test("The student's own program makes the run, with the numbers that are set")
  func own() async throws {
    let files = [Self.sgd: try Self.solution(Self.sgd)]
    let drawn = try await Self.draw(
      "descent-sgd", ["sgd.learningRate=0.0005", "sgd.steps=3"], files)
    let facts = try #require(drawn.facts.first)
    #expect(facts.source == .submission)
    #expect(facts.remark == nil)
    #expect(facts.steps == 3)
    #expect(drawn.figure.description.contains("learning rate 0.0005"))
    #expect(!drawn.figure.description.contains("reference"))
  }

  @Test("A wrong program is drawn as it runs, beside the reference")
  func wrong() async throws {
    let files = [Self.sgd: try Self.solution(Self.sgd).replacing("-=", with: "+=")]
    let drawn = try await Self.draw("descent-sgd", ["sgd.learningRate=0.002"], files)
    #expect(drawn.facts.first?.source == .submission)
    #expect(drawn.facts.first?.isDiverged == true)
    #expect(drawn.figure.textAlternative.contains("SGD, yours: first diverges at step 1"))
  }

  static let missing: [(name: String, text: String?, words: String)] = [
    ("no file", nil, "is not written yet, so the reference runs."),
    ("the stub", "stub", "is not written yet, so the reference runs."),
    ("an error", "let x: Int = \"\"", "does not compile, so the reference runs."),
    (
      "a crash", "fatalError(\"I give up\")",
      "gives no run, so the reference runs. I give up."
    ),
  ]

  @Test(
    "Where there is no run of the student's, the reference runs and says so", arguments: missing)
  func reference(name: String, text: String?, words: String) async throws {
    let stub = try String(
      contentsOf: Course.root.appending(path: "Lessons/Optimizers/Exercises/\(Self.sgd)"),
      encoding: .utf8)
    var files: [String: String] = [:]
    if let text {
      files[Self.sgd] =
        text == "stub" ? stub : stub.replacing("unfinished(\"sgd\")", with: text)
    }
    let drawn = try await Self.draw("descent-sgd", ["sgd.learningRate=0.002"], files)
    #expect(drawn.facts.first?.source == .reference)
    #expect(drawn.facts.first?.remark?.contains(words) == true, "\(drawn.facts)")
    #expect(drawn.figure.description.contains(words))
  }

  @Test("A further number makes no further run of the others, and an edit makes new runs")
  func edited() async throws {
    let figures = InteractiveFigures(try Course.preparedLesson())
    let files = [Self.sgd: try Self.solution(Self.sgd)]
    func loss(_ rate: String, _ files: [String: String]) async throws -> Double? {
      try await Self.draw("descent-sgd", ["sgd.learningRate=\(rate)"], files, with: figures)
        .facts.first?.finalLoss
    }
    let first = try await loss("0.001", files)
    #expect(try await loss("0.0005", files) != first)
    #expect(try await loss("0.001", files) == first)
    let slower = [Self.sgd: (files[Self.sgd] ?? "").replacing("-= ", with: "-= 0.5 * ")]
    try #require(slower != files)
    #expect(try await loss("0.001", slower) != first)
  }

  @Test("A setting that the figure does not accept is refused before anything runs")
  func refused() async throws {
    await #expect(throws: FigureSettingFault.self) {
      _ = try await Self.draw("descent-sgd", ["sgd.learningRate=0"], [:])
    }
  }
}
