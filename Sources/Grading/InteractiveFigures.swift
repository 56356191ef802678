internal import Checking
internal import Compiling
package import Courses
package import Figures
internal import LessonReading
package import Plotting
internal import VisibleText

/// A figure with numbers that a reader has set.
package struct InteractiveFigure: Sendable {
  package fileprivate(set) var figure: Plotting.Figure
  /// The result of each run.
  package let facts: [RunFacts]
  /// The solution that the numbers are, in a figure that shows one.
  package let solution: FigurePlan.Solution?
}

/// The program whose runs a figure shows.
package enum FigureSubject: Sendable {
  case submission(Submission)
  case solution(Submission)
  case reference
}

/// Draws a lesson's figures with numbers that a reader sets.
///
/// A program is built once for the same files, and a run is made once for the same program and
/// numbers, so that a change of one number makes one run.
package actor InteractiveFigures {
  private let prepared: PreparedLesson
  /// The backgrounds of the figures, each of which is computed once for all drawings.
  package nonisolated let backgrounds = SharedBackgrounds()
  private var builds: (builder: ProgramBuilder, programs: ProgramBuilds)?
  private var answers: [RunKey: Answer] = [:]
  /// The number of runs after which the oldest are forgotten.
  private static let mostAnswers = 500

  private struct RunKey: Hashable {
    let files: [String: String]
    let exercise: String
    let scenario: [UInt8]
  }

  package init(_ prepared: PreparedLesson) {
    self.prepared = prepared
  }

  /// Returns the numbers of a figure that can be set; nil where there is no such figure.
  package nonisolated func plan(of figure: String) -> FigurePlan? {
    prepared.checks.figures[figure]
  }

  /// Draws a figure.
  ///
  /// Where the submission has no run, as for an exercise that is not written yet, the reference runs
  /// and a remark says so.
  ///
  /// - Parameters:
  ///   - id: The figure's id in the lesson.
  ///   - settings: The numbers that differ from the lesson's.
  ///   - subject: The program whose runs are shown.
  /// - Returns: The figure; nil where the lesson has none of this id.
  /// - Throws: A ``FigureSettingFault`` for settings that the figure does not accept, a
  ///   ``ReportedFault`` for faults that are not the student's, and `CancellationError`.
  package func figure(
    _ id: String, settings: FigureSettings = FigureSettings(), of subject: FigureSubject
  ) async throws -> InteractiveFigure? {
    guard let plan = try prepared.checks.figures[id]?.adjusted(to: settings) else { return nil }
    let outcomes = try await outcomes(of: plan.runs, subject)
    let answers = outcomes.map {
      if case .success(let answer) = $0 { answer } else { nil as Answer? }
    }
    var figure = try plan.draw(answers)
    var facts = plan.facts(answers)
    for (index, outcome) in outcomes.enumerated() where facts.indices.contains(index) {
      switch (outcome, subject) {
      case (.success, .submission): facts[index].source = .submission
      case (.success, .solution): facts[index].source = .solution
      case (.success, .reference): break
      case (.failure(let missing), _): facts[index].remark = missing.remark
      }
    }
    let remarks = MissingRun.remarks(
      outcomes.compactMap { if case .failure(let missing) = $0 { missing } else { nil } })
    figure.description = ([figure.description] + remarks).joined(separator: " ")
    return InteractiveFigure(figure: figure, facts: facts, solution: plan.solution)
  }

  /// Draws a figure, and runs with other numbers for comparison.
  ///
  /// - Parameters:
  ///   - id: The figure's id in the lesson.
  ///   - settings: The numbers that differ from the lesson's.
  ///   - kept: The numbers of each run to compare with. Its lines are faded where they differ.
  ///   - subject: The program whose runs are shown.
  /// - Returns: The figure, as ``figure(_:settings:of:)`` returns it.
  /// - Throws: What ``figure(_:settings:of:)`` throws.
  package func figure(
    _ id: String, settings: FigureSettings, comparedWith kept: [FigureSettings],
    of subject: FigureSubject
  ) async throws -> InteractiveFigure? {
    guard var drawn = try await figure(id, settings: settings, of: subject) else { return nil }
    let takesOneRun = prepared.checks.figures[id]?.takesOneRun ?? false
    for (index, run) in kept.enumerated() {
      let numbers = takesOneRun ? run : settings.replacing(run)
      guard let other = try await figure(id, settings: numbers, of: subject) else { continue }
      drawn.figure = drawn.figure.comparing(with: other.figure, remark: "kept \(index + 1)")
    }
    return drawn
  }

  // MARK: Runs

  private func outcomes(
    of runs: [FigurePlan.Run], _ subject: FigureSubject
  ) async throws -> [Result<Answer, MissingRun>] {
    let submission: Submission
    switch subject {
    case .reference: return runs.map { _ in .failure(.reference) }
    case .submission(let given), .solution(let given): submission = given
    }
    let files = try prepared.accepted(submission).files
    let exercises = Set(runs.map(\.exercise)).sorted()
    let found = try await exercises.concurrentMap { id in
      let places = runs.indices.filter { runs[$0].exercise == id }
      let outcome = try await self.outcomes(
        of: places.map { runs[$0].scenario }, exercise: id, submission, files)
      return Array(zip(places, outcome))
    }
    let byPlace = Dictionary(uniqueKeysWithValues: found.flatMap(\.self))
    return runs.indices.map { byPlace[$0] ?? .failure(.reference) }
  }

  /// Returns the answers of an exercise's program to some scenarios.
  private func outcomes(
    of scenarios: [[UInt8]], exercise id: String, _ submission: Submission,
    _ files: [String: String]
  ) async throws -> [Result<Answer, MissingRun>] {
    guard let exercise = prepared.lesson.exercises.first(where: { $0.id == id }) else {
      return scenarios.map { _ in .failure(.reference) }
    }
    func missing(_ reason: MissingRun.Reason) -> [Result<Answer, MissingRun>] {
      let missing = MissingRun(title: exercise.title, file: exercise.file, reason: reason)
      return scenarios.map { _ in .failure(missing) }
    }
    switch submission.entries[id] {
    case .source(let text) where text != exercise.stub: break
    case .refused: return missing(.didNotCompile)
    case .source, .absent, nil: return missing(.unfinished)
    }
    let programs = try await currentBuilds()
    let runner = ExerciseProgram(exercise: exercise, files: files, programs: programs)
    var known = scenarios.map { answers[RunKey(files: files, exercise: id, scenario: $0)] }
    let open = scenarios.indices.filter { known[$0] == nil }
    if !open.isEmpty {
      guard let found = try await runner.answers(to: open.map { scenarios[$0] }) else {
        return missing(.didNotCompile)
      }
      if answers.count > Self.mostAnswers { answers = [:] }
      for (index, answer) in zip(open, found) {
        known[index] = answer
        // A program that took too long may be faster next time.
        if case .timedOut = answer { continue }
        answers[RunKey(files: files, exercise: id, scenario: scenarios[index])] = answer
      }
    }
    return known.map { answer in
      switch answer {
      case .observed?: answer.map(Result.success) ?? .failure(.reference)
      case .unfinished?, nil:
        .failure(MissingRun(title: exercise.title, file: exercise.file, reason: .unfinished))
      case .crashed(let message)?, .timedOut(let message)?:
        .failure(
          MissingRun(title: exercise.title, file: exercise.file, reason: .stopped(message)))
      }
    }
  }

  /// Returns the builds in a workspace of their own, which are used until the support modules change.
  private func currentBuilds() async throws -> ProgramBuilds {
    if let builds, builds.builder.support.identity == (try prepared.supportIdentity()) {
      return builds.programs
    }
    let fresh = try await prepared.builds(cachingPrograms: true)
    builds = fresh
    return fresh.programs
  }
}
