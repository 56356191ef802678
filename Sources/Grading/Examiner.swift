internal import Checking
internal import Compiling
internal import Courses
internal import Explaining
internal import Figures
internal import LessonReading
internal import VisibleText

/// Grades one exercise of a submission.
struct Examiner: Sendable {
  let exercise: Exercise
  let entry: Submission.Entry
  let seed: UInt64
  let checks: PreparedLesson.Checks
  let programs: Programs
  let attempts: AttemptCache
  let progress: @Sendable (GradingProgress) -> Void

  /// The result of an exercise in a program of its own file and stubs.
  enum SeparateResult: Sendable {
    /// The file was judged alone, or there is none.
    case settled(Examined)
    /// The cache has the result for this file among the same other files.
    case cached(Examined)
    /// The file does not compile alone.
    case refused(BuildFailure)
    /// The file calls another exercise's stub, which is unfinished.
    case callsStub(Examined)

    /// The final result; nil where the exercise must be judged with other files.
    var result: Examined? {
      switch self {
      case .settled(let examined), .cached(let examined): examined
      case .refused, .callsStub: nil
      }
    }
  }

  /// Returns the cached result of the exercise among these files, or judges it by its own file alone.
  func separateResult(among files: [String: String]) async throws -> SeparateResult {
    if files[exercise.file] != nil,
      case .examined(let known) = attempts.attempt(exercise, in: .submission, of: files)
    {
      progress(.judged(exercise: exercise.id, known.verdict.status))
      return .cached(known)
    }
    return try await alone()
  }

  /// Judges the exercise by its own file alone, with the lesson's stubs in the place of all others.
  ///
  /// So no other file can spoil it: code that runs before main, a function of the C library's
  /// replaced, an operator declared anew take one exercise; and after an edit one is judged again.
  private func alone() async throws -> SeparateResult {
    switch entry {
    case .absent(let reason): return settled(Examined(verdict: unrun(.notAttempted, reason)))
    case .refused(let reason):
      let diagnostic = Diagnostic(
        file: exercise.file, line: 0, column: 0, severity: .error, message: reason)
      return settled(Examined(verdict: unrun(.didNotCompile, reason, [diagnostic])))
    case .source(let source):
      switch try await attempt(among: [exercise.file: source]) {
      case .refused(let failure): return .refused(failure)
      case .examined(let examined):
        let isOwnWork = source != programs.stubs[exercise.file]
        return examined.verdict.status == .notAttempted && isOwnWork
          ? .callsStub(examined) : settled(examined)
      }
    }
  }

  /// Judges the exercise by the program that its file shares with others.
  ///
  /// If the exercise has a result of its own already, only a pass replaces it.
  func among(
    _ grouping: BuildGrouping, separate: SeparateResult, files all: [String: String]
  ) async throws -> Examined {
    var examined: Examined
    switch grouping.places[exercise.file] {
    case .program(let files):
      guard case .examined(let found) = try await attempt(among: files) else {
        return notJudged
      }
      examined = found
      // It may need a helper and another exercise's file.
      if found.verdict.status == .notAttempted, files != all,
        case .examined(let wider) = try await attempt(among: all),
        wider.verdict.status != .notAttempted
      {
        examined = wider
      }
      examined.remark = grouping.remark(on: exercise.file)
      if found.verdict.status != .passed, case .callsStub(let own) = separate { examined = own }
    case .refused(let diagnostics):
      let first = diagnostics.first { $0.severity == .error }
      examined = Examined(
        verdict: unrun(.didNotCompile, first?.message ?? "It does not compile.", diagnostics))
    case .notBuilt(let failure):
      examined = Examined(verdict: faulty(failure.apology))
    case nil: return notJudged
    }
    examined.isUncertain = examined.isUncertain || grouping.isUncertain
    try attempts.keep(.examined(examined), of: exercise, in: .submission, of: all)
    progress(.judged(exercise: exercise.id, examined.verdict.status))
    return examined
  }

  private func settled(_ examined: Examined) -> SeparateResult {
    progress(.judged(exercise: exercise.id, examined.verdict.status))
    return .settled(examined)
  }

  private var notJudged: Examined {
    Examined(
      verdict: faulty(
        "It was not judged. This is the fault of this program, not yours; you keep its points."))
  }

  /// An exercise that could not be judged by a fault that is not the student's, who keeps its points.
  private func faulty(_ message: String) -> ExerciseVerdict {
    ExerciseVerdict(status: .faulty, score: exercise.points, message: message)
  }

  /// Finds out, or remembers, what the exercise comes to in a program of some files.
  private func attempt(among files: [String: String]) async throws -> Attempt {
    if let known = attempts.attempt(exercise, in: .program, of: files) { return known }
    let attempt: Attempt
    switch try await programs.program(of: files) {
    case .failure(let failure): attempt = .refused(failure)
    case .success(let program):
      progress(.running(exercise: exercise.id))
      attempt =
        if let judge = checks.exercises[exercise.id] {
          .examined(try await observe(program, by: judge))
        } else {
          .examined(notJudged)
        }
    }
    try attempts.keep(attempt, of: exercise, in: .program, of: files)
    return attempt
  }

  /// The student's code, or nil where there was none to read.
  var source: String? {
    if case .source(let text) = entry { text } else { nil }
  }

  /// The verdict on an exercise that no program was run for.
  private func unrun(
    _ status: Verdict, _ message: String, _ diagnostics: [Diagnostic] = []
  ) -> ExerciseVerdict {
    let first = diagnostics.first { $0.severity == .error && $0.line > 0 }
    return ExerciseVerdict(
      status: status, score: 0, message: message,
      location: first.map { .init(file: $0.file, line: $0.line) }, diagnostics: diagnostics)
  }

  private func observe(
    _ program: Program, by judge: any ExerciseChecks
  ) async throws -> Examined {
    let examination: Examination
    do {
      examination = try judge.examination(seed: seed)
    } catch {
      return Examined(
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
    return Examined(
      verdict: verdict(
        examination.judge(answers), of: program, record: record),
      figureAnswers: figureAnswers, isolation: record.isolation,
      isUncertain: record.wasKilled)
  }

  private func verdict(
    _ judgement: Judgement, of program: Program, record: ProbeSession.Record
  ) -> ExerciseVerdict {
    let judgement = judgement.keepingPointsOfFaultyChecks
    guard !judgement.checks.isEmpty else { return notJudged.verdict }
    // What happened to one check happened to the exercise; the gravest comes first.
    let order: [Verdict] = [.notAttempted, .crashed, .timedOut, .failed, .faulty]
    let status = order.first { verdict in judgement.checks.contains { $0.status == verdict } }
    let decisive = status.flatMap { status in judgement.checks.first { $0.status == status } }
    let isAttempted = status != .notAttempted
    // A diagnosis tells what is wrong with the numbers; a program that crashed gave none to the end.
    let diagnosed = status == .failed ? judgement.diagnosis?.description : nil
    let summary = status == nil || status == .failed ? judgement.summary : nil
    // An untouched stub needs no message of its own.
    let isBegun = !isAttempted && source != programs.stubs[exercise.file]
    let unfinished = isBegun ? UnfinishedCalls.lines(in: source ?? "") : []
    let begun = isBegun ? UnfinishedCalls.message(for: unfinished) : nil
    let place = unfinished.first.map { SourceLocation(file: exercise.file, line: $0) }
    return ExerciseVerdict(
      status: status ?? .passed,
      score: isAttempted ? judgement.checks.map(\.score).reduce(0, +) : 0,
      message: begun ?? diagnosed ?? summary ?? decisive?.message ?? "Every check agrees.",
      location: status == .crashed || status == .timedOut ? record.crash : place,
      diagnosis: isAttempted ? judgement.diagnosis : nil, convention: judgement.convention,
      diagnostics: program.warnings.filter { $0.file == exercise.file },
      checks: judgement.checks, output: record.output)
  }
}
