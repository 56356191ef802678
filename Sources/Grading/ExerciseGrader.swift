internal import Checking
internal import Compiling
internal import Courses
internal import Explaining
internal import Figures
internal import LessonReading
internal import VisibleText

/// Grades one exercise of a submission.
struct ExerciseGrader: Sendable {
  let exercise: Exercise
  let entry: Submission.Entry
  let seed: UInt64
  let checks: PreparedLesson.Checks
  let programs: ProgramBuilds
  let cache: OutcomeCache
  let examinations: Examinations
  let progress: @Sendable (GradingProgress) -> Void

  /// The result of an exercise in a program of its own file and stubs.
  enum SeparateResult: Sendable {
    /// The file was judged alone, or there is no file to judge.
    case final(ExerciseResult)
    /// The cache has the result for the submission's files.
    case cached(ExerciseResult)
    /// The file does not compile alone.
    case didNotCompile(BuildFailure)
    /// The file calls another exercise's stub, which is unfinished.
    case callsStub(ExerciseResult)

    /// The final result; nil where the exercise must be judged with other files.
    var result: ExerciseResult? {
      switch self {
      case .final(let result), .cached(let result): result
      case .didNotCompile, .callsStub: nil
      }
    }
  }

  /// Returns the cached result for a submission's files, or judges the exercise by its own file alone.
  func separateResult(among files: [String: String]) async throws -> SeparateResult {
    if files[exercise.file] != nil,
      case .judged(let known) = cache.outcome(of: exercise, in: .submission, with: files)
    {
      progress(.judged(exercise: exercise.id, known.verdict.status))
      return .cached(known)
    }
    return try await resultAlone()
  }

  /// Judges the exercise by its own file alone, with the lesson's stubs in place of the others.
  ///
  /// No other file can affect it then: code that runs before `main`, a replaced C function or a
  /// redeclared operator fails one exercise. After an edit to one file, one exercise is judged again.
  private func resultAlone() async throws -> SeparateResult {
    guard let source else { return .final(resultWithoutFile ?? notJudged) }
    switch try await outcome(with: [exercise.file: source]) {
    case .didNotCompile(let failure): return .didNotCompile(failure)
    case .judged(let result):
      let isEdited = source != programs.stubs[exercise.file]
      return result.verdict.status == .notAttempted && isEdited
        ? .callsStub(result) : reported(result)
    }
  }

  /// The result of an exercise whose file is absent or was refused, which is reported as progress;
  /// nil where there is a file.
  var resultWithoutFile: ExerciseResult? {
    let verdict: ExerciseVerdict
    switch entry {
    case .source: return nil
    case .absent(let reason): verdict = verdictWithoutRun(.notAttempted, reason)
    case .refused(let reason):
      let diagnostic = Diagnostic(
        file: exercise.file, line: 0, column: 0, severity: .error, message: reason)
      verdict = verdictWithoutRun(.didNotCompile, reason, [diagnostic])
    }
    progress(.judged(exercise: exercise.id, verdict.status))
    return ExerciseResult(verdict: verdict)
  }

  /// Judges the exercise in the program that its file shares with others.
  ///
  /// Where the exercise was already judged alone, only a pass replaces that result.
  func result(
    in grouping: BuildGrouping, separate: SeparateResult, files all: [String: String]
  ) async throws -> ExerciseResult {
    var result: ExerciseResult
    switch grouping.placements[exercise.file] {
    case .program(let files):
      guard case .judged(let found) = try await outcome(with: files) else {
        return notJudged
      }
      result = found
      // It may need a helper and another exercise's file.
      if found.verdict.status == .notAttempted, files != all,
        case .judged(let wider) = try await outcome(with: all),
        wider.verdict.status != .notAttempted
      {
        result = wider
      }
      result.remark = grouping.remark(on: exercise.file)
      if found.verdict.status != .passed, case .callsStub(let own) = separate { result = own }
    case .didNotCompile(let diagnostics):
      let first = diagnostics.first { $0.severity == .error }
      result = ExerciseResult(
        verdict: verdictWithoutRun(
          .didNotCompile, first?.message ?? "It does not compile.", diagnostics))
    case .notBuilt(let failure):
      result = ExerciseResult(verdict: faulty(failure.ownFaultMessage))
    case nil: return notJudged
    }
    result.mayVary = result.mayVary || grouping.mayVary
    try cache.store(.judged(result), of: exercise, in: .submission, with: all)
    progress(.judged(exercise: exercise.id, result.verdict.status))
    return result
  }

  /// Reports the verdict as progress and returns the result as a final one.
  private func reported(_ result: ExerciseResult) -> SeparateResult {
    progress(.judged(exercise: exercise.id, result.verdict.status))
    return .final(result)
  }

  var notJudged: ExerciseResult {
    ExerciseResult(
      verdict: faulty(
        "It was not judged. This is the fault of this program, not yours; you keep its points."))
  }

  /// The verdict on an exercise that could not be judged for a reason that is not the student's fault.
  /// It gives all points.
  private func faulty(_ message: String) -> ExerciseVerdict {
    ExerciseVerdict(status: .faulty, score: exercise.points, message: message)
  }

  /// Returns the outcome of the exercise in a program of some files, from the cache or by running it.
  func outcome(with files: [String: String]) async throws -> ExerciseOutcome {
    if let known = cache.outcome(of: exercise, in: .program, with: files) { return known }
    let outcome: ExerciseOutcome
    switch try await programs.program(of: files) {
    case .failure(let failure): outcome = .didNotCompile(failure)
    case .success(let program):
      progress(.running(exercise: exercise.id))
      outcome =
        if let checks = checks.exercises[exercise.id] {
          .judged(try await judge(program, by: checks))
        } else {
          .judged(notJudged)
        }
    }
    try cache.store(outcome, of: exercise, in: .program, with: files)
    return outcome
  }

  /// The text of the exercise's file; nil where it was absent or refused.
  var source: String? {
    if case .source(let text) = entry { text } else { nil }
  }

  /// Returns the verdict on an exercise for which no program was run.
  private func verdictWithoutRun(
    _ status: Verdict, _ message: String, _ diagnostics: [Diagnostic] = []
  ) -> ExerciseVerdict {
    let first = diagnostics.first { $0.severity == .error && $0.line > 0 }
    return ExerciseVerdict(
      status: status, score: 0, message: message,
      location: first.map { .init(file: $0.file, line: $0.line) }, diagnostics: diagnostics)
  }

  /// Asks a program the questions of the checks and of the figures, and judges its answers.
  private func judge(
    _ program: Program, by exerciseChecks: any ExerciseChecks
  ) async throws -> ExerciseResult {
    let examination: Examination
    do {
      examination = try examinations.examination(
        of: exercise.id, by: exerciseChecks, seed: seed)
    } catch {
      return ExerciseResult(
        verdict: faulty(
          "The checks broke: \("\(error)".asSentence) This is no fault of yours; you keep the points."
        ))
    }
    let asked = examination.questions.flatMap(\.scenarios)
    let drawn = checks.figures.sorted { $0.key < $1.key }.flatMap { id, plan in
      plan.runs.enumerated().filter { $1.exercise == exercise.id }.map { index, run in
        (FigureRun(figure: id, index: index), run.scenario)
      }
    }
    let session = ProbeSession(
      program: program, compiler: programs.compiler, exercise: exercise.id,
      file: exercise.file)
    let record = try await programs.limit.run { try await session.ask(asked + drawn.map(\.1)) }

    var rest = record.answers[...]
    let answers = examination.questions.map { question in
      defer { rest = rest.dropFirst(question.scenarios.count) }
      return Array(rest.prefix(question.scenarios.count))
    }
    let figureAnswers = Dictionary(uniqueKeysWithValues: zip(drawn.map(\.0), rest))
    return ExerciseResult(
      verdict: verdict(
        examinations.judgement(on: answers, to: exercise.id, by: examination), of: program,
        record: record),
      figureAnswers: figureAnswers, isolation: record.isolation,
      mayVary: record.wasKilled)
  }

  private func verdict(
    _ judgement: Judgement, of program: Program, record: ProbeSession.Record
  ) -> ExerciseVerdict {
    let judgement = judgement.keepingPointsOfFaultyChecks
    guard !judgement.checks.isEmpty else { return notJudged.verdict }
    // The exercise gets the most severe status of its checks; the first in this list is the most severe.
    let order: [Verdict] = [.notAttempted, .crashed, .timedOut, .failed, .faulty]
    let status = order.first { verdict in judgement.checks.contains { $0.status == verdict } }
    let decisive = status.flatMap { status in judgement.checks.first { $0.status == status } }
    let isAttempted = status != .notAttempted
    // A diagnosis explains wrong values. After a crash or a timeout some values are missing.
    let diagnosed = status == .failed ? judgement.diagnosis?.description : nil
    let summary = status == nil || status == .failed ? judgement.summary : nil
    // An unedited stub needs no further message.
    let isEditedStub = !isAttempted && source != programs.stubs[exercise.file]
    let unfinishedLines = isEditedStub ? UnfinishedCalls.lines(in: source ?? "") : []
    let unfinishedMessage = isEditedStub ? UnfinishedCalls.message(for: unfinishedLines) : nil
    let unfinishedLocation = unfinishedLines.first.map {
      SourceLocation(file: exercise.file, line: $0)
    }
    return ExerciseVerdict(
      status: status ?? .passed,
      score: isAttempted ? judgement.checks.map(\.score).reduce(0, +) : 0,
      message: unfinishedMessage ?? diagnosed ?? summary ?? decisive?.message
        ?? "Every check agrees.",
      location: status == .crashed || status == .timedOut ? record.crash : unfinishedLocation,
      diagnosis: isAttempted ? judgement.diagnosis : nil, convention: judgement.convention,
      diagnostics: program.warnings.filter { $0.file == exercise.file },
      checks: judgement.checks, output: record.output)
  }
}
