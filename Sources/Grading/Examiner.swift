internal import Checking
internal import LessonReading

/// Takes one exercise of a submission from its program to its verdict.
struct Examiner: Sendable {
  let exercise: Exercise
  let entry: Submission.Entry
  let seed: UInt64
  let checks: Grader.Checks
  let builder: ProgramBuilder

  /// An exercise's verdict, and what its runs gave for the lesson's figures.
  struct Examined: Sendable {
    let graded: GradedExercise
    var figureAnswers: [FigureRun: Answer] = [:]
    var isolation: String?
    /// What the student should know about how this verdict came about.
    var remark: String?
  }

  func examine(
    _ built: BuiltSubmission, progress: @Sendable (Progress) -> Void
  ) async throws -> Examined {
    let examined = try await verdict(built, progress: progress)
    progress(.judged(exercise: exercise.id, examined.graded.status))
    return examined
  }

  private func verdict(
    _ built: BuiltSubmission, progress: @Sendable (Progress) -> Void
  ) async throws -> Examined {
    switch entry {
    case .absent(let reason):
      return Examined(graded: ungraded(.notAttempted, reason))
    case .refused(let reason):
      let diagnostic = Diagnostic(
        file: exercise.file, line: 0, column: 0, severity: .error, message: reason)
      return Examined(graded: ungraded(.didNotCompile, reason, [diagnostic]))
    case .source(let source):
      if let diagnostics = built.refusals[exercise.file] {
        let first = diagnostics.first { $0.severity == .error }
        return Examined(
          graded: ungraded(
            .didNotCompile, first?.message ?? "It does not compile.", diagnostics, source))
      }
      guard let program = built.programs[exercise.file], let judge = checks.exercises[exercise.id]
      else {
        return Examined(
          graded: ungraded(.faulty, "It was not judged. This is our fault.", [], source))
      }
      progress(.running(exercise: exercise.id))
      let examined = try await interrogate(program, by: judge, source: source)
      return try await apart(examined, program: program, by: judge, source: source)
    }
  }

  /// Judges by its own file alone what did not pass in a program that it shares with others.
  ///
  /// Other files can spoil an exercise in more ways than could be listed: code that runs before main,
  /// a function of the C library's replaced, an operator declared anew. So nothing but what passed
  /// is taken from a shared program, unless the file does not compile without the others.
  private func apart(
    _ examined: Examined, program: Program, by judge: any ExerciseChecks, source: String
  ) async throws -> Examined {
    let isUntouched =
      examined.graded.status == .notAttempted && !program.ownWork.contains(exercise.file)
    guard examined.graded.status != .passed, examined.graded.status != .faulty, !isUntouched,
      !program.ownWork.subtracting([exercise.file]).isEmpty,
      case .success(let own) = try await builder.build([exercise.file: source])
    else { return examined }
    var alone = try await interrogate(own, by: judge, source: source)
    if alone.graded.status == .passed {
      alone.remark =
        "\(exercise.file) passes on its own, and not beside the other files: one of them "
        + "disturbs it. It was judged on its own."
    }
    return alone
  }

  /// An exercise whose checks could not be asked.
  private func ungraded(
    _ status: Verdict, _ message: String, _ diagnostics: [Diagnostic] = [], _ source: String? = nil
  ) -> GradedExercise {
    let first = diagnostics.first { $0.severity == .error && $0.line > 0 }
    return GradedExercise(
      exercise: exercise, status: status, score: 0, message: message,
      location: first.map { .init(file: $0.file, line: $0.line) }, diagnostics: diagnostics,
      source: source)
  }

  private func interrogate(
    _ program: Program, by judge: any ExerciseChecks, source: String
  ) async throws -> Examined {
    let examination = try judge.examination(seed: seed)
    let asked = examination.questions.flatMap(\.scenarios)
    let drawn = checks.figures.sorted { $0.key < $1.key }.flatMap { id, plan in
      plan.runs.enumerated().filter { $1.exercise == exercise.id }.map { index, run in
        (FigureRun(figure: id, index: index), run.scenario)
      }
    }
    let record = try await Interrogation(
      program: program, compiler: builder.compiler, exercise: exercise.id, file: exercise.file
    ).ask(asked + drawn.map(\.1))

    var rest = record.answers[...]
    let answers = examination.questions.map { question in
      defer { rest = rest.dropFirst(question.scenarios.count) }
      return Array(rest.prefix(question.scenarios.count))
    }
    let figureAnswers = Dictionary(uniqueKeysWithValues: zip(drawn.map(\.0), rest))
    return Examined(
      graded: graded(
        examination.judge(answers), of: program, record: record, source: source),
      figureAnswers: figureAnswers, isolation: record.isolation)
  }

  private func graded(
    _ judgement: Judgement, of program: Program, record: Interrogation.Record, source: String
  ) -> GradedExercise {
    // What happened to one check happened to the exercise; the gravest comes first.
    let order: [Verdict] = [.notAttempted, .crashed, .timedOut, .failed, .faulty]
    let status = order.first { verdict in judgement.checks.contains { $0.status == verdict } }
    let decisive = status.flatMap { status in judgement.checks.first { $0.status == status } }
    let isAttempted = status != .notAttempted
    // A diagnosis tells what is wrong with the numbers; a program that crashed gave none to the end.
    let diagnosed = status == .failed ? judgement.diagnosis?.description : nil
    return GradedExercise(
      exercise: exercise, status: status ?? .passed,
      score: isAttempted ? judgement.checks.map(\.score).reduce(0, +) : 0,
      message: diagnosed ?? decisive?.message ?? "Every check agrees.",
      location: status == .crashed ? record.crash : nil,
      diagnosis: isAttempted ? judgement.diagnosis : nil, convention: judgement.convention,
      diagnostics: program.warnings.filter { $0.file == exercise.file },
      checks: judgement.checks, source: source, output: record.output)
  }
}
