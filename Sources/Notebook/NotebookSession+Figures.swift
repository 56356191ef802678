internal import Courses
internal import Figures
internal import Foundation
internal import Grading
internal import LessonReading
internal import LocalServer
internal import Progress
internal import Reporting

/// Numbers that a reader has set in a figure.
struct FigureRequest: Decodable {
  /// The values, by the runs' ids and the numbers' names.
  let settings: [String: [String: Double]]
  /// The numbers of the runs that are kept for comparison, in the same form, the oldest first.
  var kept: [[String: [String: Double]]]?
  /// Whether the reader has settled on them, so that they count as a try.
  var isTry: Bool?
  /// The text into which the numbers are written.
  var text: String?
  /// The names of the shared definitions that the page has.
  var grounds: Set<String>?

  var figureSettings: FigureSettings { Self.settings(settings) }
  var keptSettings: [FigureSettings] { (kept ?? []).map(Self.settings) }

  private static func settings(_ values: [String: [String: Double]]) -> FigureSettings {
    var result = FigureSettings()
    for (run, values) in values {
      for (name, value) in values { result.set(name, in: run, to: value) }
    }
    return result
  }
}

/// A figure with the numbers that a reader has set, for the page.
struct DrawingAnswer: Encodable, Sendable {
  let html: String
  let grounds: String
  let facts: [Fact]
  /// The tries in the figure's exercise, the latest last.
  let tries: [TryView]

  /// The result of a run.
  struct Fact: Encodable, Sendable {
    let run: String
    let sentence: String
  }

  struct TryView: Encodable, Sendable {
    let choice: String
    let result: String
    let isBest: Bool
  }
}

/// The answer to a request for an exercise's text with a figure's numbers.
struct UseAnswer: Encodable, Sendable {
  let exercise: String
  /// The new text; nil where the numbers cannot be written into it.
  var text: String?
  /// What was done, or why nothing could be, in a sentence.
  let message: String
}

extension NotebookSession {
  /// The number of drawings at the same time, above which more are refused.
  private static let mostDrawings = 8
  /// The number of kept runs in a figure, above which a drawing is refused.
  private static let mostKept = 8

  /// Draws a figure by the student's saved files, with the numbers of a request.
  ///
  /// - Returns: The figure; nil where the lesson has none of this id.
  /// - Throws: A ``FigureSettingFault`` for numbers that the figure does not accept.
  func draw(_ id: String, _ request: FigureRequest) async throws -> DrawingAnswer? {
    guard let plan = interactive.plan(of: id) else { return nil }
    let settings = request.figureSettings
    let kept = request.keptSettings
    try plan.check(settings)
    for run in kept { try plan.check(run) }
    guard kept.count <= Self.mostKept else {
      throw FigureSettingFault("A figure compares at most \(Self.mostKept) kept runs.")
    }
    guard let drawn = try await drawn(id, settings, kept) else { return nil }
    let view = try views.figure(drawn.figure, without: request.grounds ?? [])
    return DrawingAnswer(
      html: view.html, grounds: view.grounds,
      facts: drawn.facts.map { DrawingAnswer.Fact(run: $0.run, sentence: $0.sentence) },
      tries: tries(with: drawn, of: plan, areNew: request.isTry == true))
  }

  private func drawn(
    _ id: String, _ settings: FigureSettings, _ kept: [FigureSettings]
  ) async throws -> InteractiveFigure? {
    guard drawings.count < Self.mostDrawings else {
      throw FigureSettingFault("Too many figures are drawn at once. Wait a moment.")
    }
    drawingNumber += 1
    let number = drawingNumber
    let work = try grader.readSubmission()
    let task = Task { [interactive] in
      try await interactive.figure(
        id, settings: settings, comparedWith: kept, of: .submission(work))
    }
    drawings[number] = task
    defer { drawings[number] = nil }
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }

  /// Returns the tries in a figure that gives points. New ones are recorded.
  private func tries(
    with drawn: InteractiveFigure, of plan: FigurePlan, areNew: Bool
  ) -> [DrawingAnswer.TryView] {
    guard plan.takesOneRun, let exercise = drawn.solution?.exercise ?? plan.runs.first?.exercise
    else { return [] }
    let record =
      areNew
      ? grader.progressRecord.update { progress in
        for new in drawn.tries { progress.recordTry(new, for: exercise) }
      } : grader.progressRecord.read()
    let tries = record.progressRecord.tries(in: exercise)
    let best = tries.best
    return tries.map {
      DrawingAnswer.TryView(choice: $0.choice, result: $0.result, isBest: $0 == best)
    }
  }

  /// Returns an exercise's text with a figure's numbers. The page saves it as any other edit.
  ///
  /// - Returns: The text; nil where the figure shows no solution.
  func use(_ id: String, _ request: FigureRequest) throws -> UseAnswer? {
    guard
      let solution = try interactive.plan(of: id)?.adjusted(to: request.figureSettings).solution,
      let exercise = exercise(solution.exercise)
    else { return nil }
    let given = request.text ?? ""
    let text = given.isEmpty ? exercise.stub : given
    guard let value = InitialValue(of: solution.constant, in: text) else {
      return UseAnswer(
        exercise: exercise.id,
        message: "\(exercise.file) declares no `let \(solution.constant)` with a value. Write it "
          + "there, or reset the exercise.")
    }
    return UseAnswer(
      exercise: exercise.id, text: value.replaced(by: solution.expression, in: text),
      message: "\(exercise.file) now has \(solution.expression).")
  }
}
