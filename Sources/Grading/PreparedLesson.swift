internal import Caching
package import Checking
package import Compiling
package import Courses
internal import Explaining
internal import Figures
internal import Files
internal import Foundation
package import LessonReading
package import Plotting
internal import Sandbox

/// A lesson that is ready to grade submissions.
///
/// The lesson's text is read and matched with its checks once. The support modules are compiled for the
/// first grading and used by all later ones. Any number of tasks may grade at the same time; the number
/// of compilers and programs that run at once is limited.
package final class PreparedLesson: Sendable {
  package let folder: LessonFolder
  package let lesson: Lesson
  let checks: Checks
  let experimentDrawing: ExperimentDrawing
  let cachesVerdicts: Bool
  let tools: BuildTools
  let limit: TaskLimit
  /// Keeps the programs of the last gradings; nil where verdicts are not cached either.
  private let programStore: ProgramStore?
  let resultCache: ResultCache
  /// A hash of the lesson's text when it was read. Later edits do not change it.
  let textHash: String

  /// The checks of the exercises and the plans of the figures, by id.
  struct Checks: Sendable {
    let exercises: [String: any ExerciseChecks]
    let figures: [String: FigurePlan]
  }

  /// Prepares a lesson. Every exercise must have checks, and every figure must be readable.
  ///
  /// - Parameters:
  ///   - folder: The lesson's folder.
  ///   - lesson: The parsed text of the lesson.
  ///   - checks: The lesson's checks.
  ///   - toolchain: The toolchain that compiles submissions.
  ///   - cachesVerdicts: Whether a verdict is cached and used again for the same inputs.
  ///   - tasks: How many compilers and programs run at once; one for each processor by default.
  /// - Throws: A ``ReportedFault`` where the lesson and its checks do not fit together.
  package init(
    folder: LessonFolder, lesson: Lesson, checks: any LessonChecks, toolchain: Toolchain,
    cachesVerdicts: Bool = false, tasks: Int = ProcessInfo.processInfo.activeProcessorCount
  ) throws(ReportedFault) {
    if let fault = folder.missingSources { throw fault }
    self.folder = folder
    self.lesson = lesson
    self.cachesVerdicts = cachesVerdicts
    tools = BuildTools(of: folder, toolchain: toolchain)
    limit = TaskLimit(tasks)
    programStore = cachesVerdicts ? ProgramStore() : nil
    resultCache = ResultCache(in: folder.course.resultCache)
    var hash = ContentHash()
    hash.add(try SwiftSources.contents(of: folder.text))
    textHash = hash.hexadecimal()
    var exercises: [String: any ExerciseChecks] = [:]
    for exercise in checks.exercises { exercises[exercise.exercise] = exercise }
    for exercise in lesson.exercises where exercises[exercise.id] == nil {
      throw ReportedFault(
        .lesson,
        "\(folder.text.path):\(exercise.position): error: the exercise “\(exercise.id)” has no "
          + "checks in Checks/; write them, or correct its name")
    }
    let figures = FigurePlans(of: lesson, checks: checks)
    guard figures.faults.isEmpty else {
      throw ReportedFault(
        .lesson, LessonFaults(file: folder.text.path, figures.faults).description)
    }
    experimentDrawing = checks.drawingOfExperiments()
    self.checks = Checks(exercises: exercises, figures: figures.plans)
  }

  /// Prepares a lesson that was read with its checks.
  ///
  /// - Parameters:
  ///   - loaded: The lesson and its checks.
  ///   - toolchain: The toolchain that compiles submissions.
  ///   - cachesVerdicts: Whether a verdict is cached and used again for the same inputs.
  /// - Throws: A ``ReportedFault`` where the lesson and its checks do not fit together.
  package convenience init(
    _ loaded: LoadedLesson, toolchain: Toolchain, cachesVerdicts: Bool = false
  ) throws(ReportedFault) {
    try self.init(
      folder: loaded.folder, lesson: loaded.lesson, checks: loaded.checks, toolchain: toolchain,
      cachesVerdicts: cachesVerdicts)
  }

  /// Grades a submission.
  ///
  /// - Parameters:
  ///   - submission: The student's files.
  ///   - names: The ids of the exercises to grade; all of them where empty.
  ///   - seed: The seed of the checks' random inputs.
  ///   - together: Whether all files are compiled in one module where they do not affect each other.
  ///     It takes less time for a new submission, and more after an edit to one file.
  ///   - progress: Called when a stage begins and when an exercise has its verdict.
  /// - Returns: The verdicts, and everything else that a report shows.
  /// - Throws: A ``ReportedFault`` for faults that are not the student's, and `CancellationError`. An
  ///   error in the submission is a verdict and never thrown.
  package func grade(
    _ submission: Submission, exercises names: Set<String> = [], seed: UInt64,
    together: Bool = false,
    progress: @escaping @Sendable (GradingProgress) -> Void = { _ in }
  ) async throws -> GradedLesson {
    progress(.preparing)
    return try await grade(
      submission, exercises: names, in: try await session(seed: seed), together: together,
      progress: progress)
  }

  /// Grades a submission in a session, as ``grade(_:exercises:seed:together:progress:)`` does.
  package func grade(
    _ submission: Submission, exercises names: Set<String> = [], in session: GradingSession,
    together: Bool = false, progress: @escaping @Sendable (GradingProgress) -> Void = { _ in }
  ) async throws -> GradedLesson {
    let inputs = session.inputs
    let (_, programs) = try builds(with: session.tools)
    progress(.compiling)
    let graders = lesson.exercises.filter { names.isEmpty || names.contains($0.id) }.map {
      ExerciseGrader(
        exercise: $0, entry: submission.entries[$0.id] ?? .absent(""), seed: inputs.seed,
        checks: checks, programs: programs, cache: session.cache,
        examinations: session.examinations, progress: progress)
    }
    let (files, helperRemarks) = try accepted(submission)
    var results = together ? try await graders.gradeTogether(files) : nil
    if results == nil { results = try await graders.grade(files) }
    return try graded(submission, graders, results ?? [], session, remarks: helperRemarks)
  }

  /// Returns the verdicts on a submission and everything else that a report shows.
  private func graded(
    _ submission: Submission, _ graders: [ExerciseGrader], _ results: [ExerciseResult],
    _ session: GradingSession, remarks helperRemarks: [String]
  ) throws -> GradedLesson {
    let inputs = session.inputs
    let exercises = zip(graders, results).map { grader, result in
      GradedExercise(exercise: grader.exercise, source: grader.source, verdict: result.verdict)
    }
    let remarks =
      submission.remarks + helperRemarks + Set(results.compactMap(\.remark)).sorted()
    let digest = inputs.digest(of: submission, to: lesson)
    let (figures, hashes) = try draw(results, keptIn: session.figures)
    var graded = GradedLesson(
      lesson: lesson, seed: inputs.seed, isolation: results.compactMap(\.isolation).weakest,
      digest: digest,
      identity: results.allSatisfy(\.isCacheable)
        ? try inputs.reportHash(of: zip(exercises, results), digest: digest, remarks: remarks)
        : nil,
      exercises: Prerequisites.apply(to: exercises), figures: figures, remarks: remarks)
    graded.figureHashes = hashes
    return graded
  }

  /// The exercises whose runs a figure shows.
  package func exercises(inFigure id: String) -> Set<String> {
    Set((checks.figures[id]?.runs ?? []).map(\.exercise))
  }

  /// Identifies the lesson's text and the program with its checks, which decide the figures.
  package func figureIdentity() throws -> String {
    "\(textHash)\n\(try OwnExecutable.identity())"
  }

  /// Draws a figure of the lesson from reference runs only; nil where there is none of this id.
  package func referenceFigure(_ id: String) throws -> Plotting.Figure? {
    try checks.figures[id].map { plan in try plan.draw(plan.runs.map { _ in nil }) }
  }

  /// Draws the figures of the lesson from reference runs only, by id.
  package func referenceFigures() throws -> [String: Plotting.Figure] {
    try draw([], keptIn: KeptValues(count: 0)).figures
  }

  /// Returns the texts of a submission's files that are compiled, by name, and remarks on the others.
  func accepted(
    _ submission: Submission
  ) throws -> (files: [String: String], remarks: [String]) {
    let own = submission.sources(for: lesson)
    guard !submission.helpers.isEmpty else { return (own, []) }
    let helpers = try ReservedNames(of: folder).review(submission.helpers)
    return (own.merging(helpers.accepted) { own, _ in own }, helpers.remarks)
  }

  /// Returns a builder in a new workspace, and builds with it.
  ///
  /// - Parameter cachesPrograms: Whether programs are kept in the cache on the disk, too.
  /// - Returns: The builder and the builds.
  /// - Throws: Faults of the machine.
  func builds(
    cachingPrograms cachesPrograms: Bool = false
  ) async throws -> (builder: ProgramBuilder, programs: ProgramBuilds) {
    try builds(with: try await tools.prepared(), cachingPrograms: cachesPrograms)
  }

  /// Returns a builder in a new workspace, and builds with it.
  private func builds(
    with prepared: BuildTools.Prepared, cachingPrograms cachesPrograms: Bool = false
  ) throws -> (builder: ProgramBuilder, programs: ProgramBuilds) {
    let workspace = try Workspace(in: folder.course.cache)
    let builder = tools.builder(
      for: lesson, with: prepared, in: workspace, resultCache: resultCache,
      cachesPrograms: cachesPrograms)
    let programs = ProgramBuilds(
      builder, kitNames: { [folder] in folder.kitNames }, limit: limit, store: programStore,
      makeCleanBuilder: { [tools, lesson, resultCache] in
        try await tools.builder(
          for: lesson, in: workspace, resultCache: resultCache, ignoringCache: true)
      })
    return (builder, programs)
  }

  /// Returns a hash of the sources of the modules that every submission is linked with.
  func supportIdentity() throws -> String { try tools.identity() }

  /// Draws every figure of the lesson with the submission's answers.
  ///
  /// - Returns: The figures, and hashes of the answers in them, by id.
  private func draw(
    _ results: [ExerciseResult], keptIn kept: KeptValues<Plotting.Figure>
  ) throws -> (figures: [String: Plotting.Figure], hashes: [String: String]) {
    let answers = results.reduce(into: [FigureRun: Answer]()) {
      $0.merge($1.figureAnswers) { first, _ in first }
    }
    return try checks.figures.reduce(into: ([:], [:])) { drawn, entry in
      let (id, plan) = entry
      let shown = plan.runs.indices.map { answers[FigureRun(figure: id, index: $0)] }
      var hash = ContentHash()
      hash.add(id)
      for answer in shown {
        hash.add(answer == nil ? "no answer" : "an answer")
        answer?.add(to: &hash)
      }
      let key = hash.hexadecimal()
      drawn.hashes[id] = key
      drawn.figures[id] = try kept.value(for: key) { try plan.draw(shown) }
    }
  }
}

/// A run in a figure, by its index.
struct FigureRun: Hashable, Comparable, Sendable, Codable {
  let figure: String
  let index: Int

  static func < (first: FigureRun, second: FigureRun) -> Bool {
    (first.figure, first.index) < (second.figure, second.index)
  }
}

extension Submission {
  /// Returns the texts of the exercises' files that were accepted, by file name.
  fileprivate func sources(for lesson: Lesson) -> [String: String] {
    lesson.exercises.reduce(into: [:]) { sources, exercise in
      if case .source(let text) = entries[exercise.id] { sources[exercise.file] = text }
    }
  }
}

extension LessonFolder {
  /// The public names of the lesson's kit. It is empty where the kit cannot be read; then only
  /// suggestions are missing.
  var kitNames: Set<String> {
    let sources = (try? SwiftSources.files(in: kitSources)) ?? []
    return KitNames.names(
      in: sources.compactMap { try? String(contentsOf: $0, encoding: .utf8) })
  }
}
