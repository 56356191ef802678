internal import Checking
internal import LessonReading
internal import VisibleText

/// Takes one exercise of a submission from its files to its verdict.
struct Examiner: Sendable {
  let exercise: Exercise
  let entry: Submission.Entry
  let seed: UInt64
  let checks: Grader.Checks
  let programs: Programs
  let kept: AttemptCache
  let progress: @Sendable (GradingProgress) -> Void

  /// How an exercise stands when it was judged by its own file.
  enum SeparateResult: Sendable {
    /// The file was judged alone, or there is none.
    case settled(Examined)
    /// The file was judged beside these very others before.
    case remembered(Examined)
    /// The file does not compile alone.
    case refused(BuildFailure)
    /// The file calls what only a stub stands for; with what it came to.
    case callsStub(Examined)

    /// What the exercise came to, where nothing is left to be found out.
    var result: Examined? {
      switch self {
      case .settled(let examined), .remembered(let examined): examined
      case .refused, .callsStub: nil
      }
    }
  }

  /// Tells how the exercise stands, by what is known of it among these files, or by its own alone.
  func standing(among files: [String: String]) async throws -> SeparateResult {
    if files[exercise.file] != nil,
      case .examined(let known) = kept.attempt(exercise, in: .submission, of: files)
    {
      progress(.judged(exercise: exercise.id, known.graded.status))
      return .remembered(known)
    }
    return try await alone()
  }

  /// Judges the exercise by its own file alone, with the lesson's stubs in the place of all others.
  ///
  /// So no other file can spoil it: code that runs before main, a function of the C library's
  /// replaced, an operator declared anew take one exercise; and after an edit one is judged again.
  private func alone() async throws -> SeparateResult {
    switch entry {
    case .absent(let reason): return settled(Examined(graded: ungraded(.notAttempted, reason)))
    case .refused(let reason):
      let diagnostic = Diagnostic(
        file: exercise.file, line: 0, column: 0, severity: .error, message: reason)
      return settled(Examined(graded: ungraded(.didNotCompile, reason, [diagnostic])))
    case .source(let source):
      switch try await attempt(among: [exercise.file: source]) {
      case .refused(let failure): return .refused(failure)
      case .examined(let examined):
        let isOwnWork = source != programs.stubs[exercise.file]
        return examined.graded.status == .notAttempted && isOwnWork
          ? .callsStub(examined) : settled(examined)
      }
    }
  }

  /// Judges the exercise by the program that its file shares with others.
  ///
  /// Where it came to something alone already, only a pass replaces that.
  func among(
    _ grouping: BuildGrouping, standing: SeparateResult, files all: [String: String]
  ) async throws -> Examined {
    var examined: Examined
    switch grouping.places[exercise.file] {
    case .program(let files):
      guard case .examined(let found) = try await attempt(among: files) else {
        return notJudged
      }
      examined = found
      // It may need a helper and another exercise's file.
      if found.graded.status == .notAttempted, files != all,
        case .examined(let wider) = try await attempt(among: all),
        wider.graded.status != .notAttempted
      {
        examined = wider
      }
      examined.remark = grouping.remark(on: exercise.file)
      if found.graded.status != .passed, case .callsStub(let own) = standing { examined = own }
    case .refused(let diagnostics):
      let first = diagnostics.first { $0.severity == .error }
      examined = Examined(
        graded: ungraded(.didNotCompile, first?.message ?? "It does not compile.", diagnostics))
    case .notBuilt(let failure):
      examined = Examined(graded: faulty(failure.apology))
    case nil: return notJudged
    }
    examined.isUncertain = examined.isUncertain || grouping.isUncertain
    try kept.keep(.examined(examined), of: exercise, in: .submission, of: all)
    progress(.judged(exercise: exercise.id, examined.graded.status))
    return examined
  }

  private func settled(_ examined: Examined) -> SeparateResult {
    progress(.judged(exercise: exercise.id, examined.graded.status))
    return .settled(examined)
  }

  private var notJudged: Examined {
    Examined(
      graded: faulty(
        "It was not judged. This is the fault of this program, not yours; you keep its points."))
  }

  /// An exercise that could not be judged by a fault that is not the student's, who keeps its points.
  private func faulty(_ message: String) -> GradedExercise {
    GradedExercise(
      exercise: exercise, status: .faulty, score: exercise.points, message: message,
      source: source)
  }

  /// Finds out, or remembers, what the exercise comes to in a program of some files.
  private func attempt(among files: [String: String]) async throws -> Attempt {
    if let known = kept.attempt(exercise, in: .program, of: files) { return known }
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
    try kept.keep(attempt, of: exercise, in: .program, of: files)
    return attempt
  }

  private var source: String? {
    if case .source(let text) = entry { text } else { nil }
  }

  /// An exercise whose checks could not be asked.
  private func ungraded(
    _ status: Verdict, _ message: String, _ diagnostics: [Diagnostic] = []
  ) -> GradedExercise {
    let first = diagnostics.first { $0.severity == .error && $0.line > 0 }
    return GradedExercise(
      exercise: exercise, status: status, score: 0, message: message,
      location: first.map { .init(file: $0.file, line: $0.line) }, diagnostics: diagnostics,
      source: source)
  }

  private func observe(
    _ program: Program, by judge: any ExerciseChecks
  ) async throws -> Examined {
    let examination: Examination
    do {
      examination = try judge.examination(seed: seed)
    } catch {
      return Examined(
        graded: faulty(
          "The checks broke: \("\(error)".asSentence) This is no fault of yours; you keep the points."
        ))
    }
    let asked = examination.questions.flatMap(\.scenarios)
    let drawn = checks.figures.sorted { $0.key < $1.key }.flatMap { id, plan in
      plan.runs.enumerated().filter { $1.exercise == exercise.id }.map { index, run in
        (FigureRun(figure: id, index: index), run.scenario)
      }
    }
    let record = try await ProbeSession(
      program: program, compiler: programs.compiler, exercise: exercise.id,
      file: exercise.file
    ).ask(asked + drawn.map(\.1))

    var rest = record.answers[...]
    let answers = examination.questions.map { question in
      defer { rest = rest.dropFirst(question.scenarios.count) }
      return Array(rest.prefix(question.scenarios.count))
    }
    let figureAnswers = Dictionary(uniqueKeysWithValues: zip(drawn.map(\.0), rest))
    return Examined(
      graded: graded(
        examination.judge(answers), of: program, record: record),
      figureAnswers: figureAnswers, isolation: record.isolation,
      isUncertain: record.wasKilled)
  }

  private func graded(
    _ judgement: Judgement, of program: Program, record: ProbeSession.Record
  ) -> GradedExercise {
    let judgement = judgement.keepingPointsOfFaultyChecks
    guard !judgement.checks.isEmpty else { return notJudged.graded }
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
    let place = unfinished.first.map { GradedExercise.Location(file: exercise.file, line: $0) }
    return GradedExercise(
      exercise: exercise, status: status ?? .passed,
      score: isAttempted ? judgement.checks.map(\.score).reduce(0, +) : 0,
      message: begun ?? diagnosed ?? summary ?? decisive?.message ?? "Every check agrees.",
      location: status == .crashed || status == .timedOut ? record.crash : place,
      diagnosis: isAttempted ? judgement.diagnosis : nil, convention: judgement.convention,
      diagnostics: program.warnings.filter { $0.file == exercise.file },
      checks: judgement.checks, source: source, output: record.output)
  }
}
