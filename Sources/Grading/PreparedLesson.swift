internal import Explaining
internal import Caching
package import Checking
package import Compiling
package import Courses
internal import Files
internal import Foundation
package import LessonReading
internal import Figures
internal import Plotting
internal import Sandbox

/// A lesson that is ready to grade submissions.
///
/// Its text is read and its checks are matched with it once. What submissions are linked with is
/// compiled for the first grading and used by all later ones. Any number of tasks may grade at the same
/// time; the compilers and programs that run at once are limited.
package final class PreparedLesson: Sendable {
  package let folder: LessonFolder
  package let lesson: Lesson
  let checks: Checks
  private let cachesVerdicts: Bool
  private let tools: BuildTools
  private let limit: TaskLimit
  /// A hash of the lesson's text as it was when it was read, whatever is saved meanwhile.
  private let text: String

  /// The judge's side of the lesson.
  struct Checks: Sendable {
    let exercises: [String: any ExerciseChecks]
    let figures: [String: FigurePlan]
  }

  /// Prepares a lesson. Every exercise must have checks, and every figure must be readable.
  ///
  /// - Parameters:
  ///   - folder: The lesson's folder.
  ///   - lesson: The lesson's text, read.
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
    var hash = ContentHash()
    hash.add(try SwiftSources.contents(of: folder.text))
    text = hash.hexadecimal()
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
    self.checks = Checks(exercises: exercises, figures: figures.plans)
  }

  /// Grades a submission.
  ///
  /// - Parameters:
  ///   - submission: The student's files.
  ///   - names: The ids of the exercises to grade; all of them where empty.
  ///   - seed: The seed of the checks' inputs.
  ///   - progress: Called when a stage begins and when an exercise has its verdict.
  /// - Returns: The verdicts, and what a report shows beside them.
  /// - Throws: A ``ReportedFault`` for faults that are not the student's, and `CancellationError`;
  ///   whatever the submission does is a verdict.
  package func grade(
    _ submission: Submission, exercises names: Set<String> = [], seed: UInt64,
    progress: @escaping @Sendable (GradingProgress) -> Void = { _ in }
  ) async throws -> GradedLesson {
    let workspace = try Workspace(in: folder.course.cache)
    progress(.preparing)
    let results = ResultCache(in: folder.course.kept)
    let builder = try await tools.builder(for: lesson, in: workspace, results: results)
    let programs = Programs(
      builder, kitNames: folder.kitNames, limit: limit,
      renew: { [tools, lesson] in
        try await tools.builder(for: lesson, in: workspace, results: results, renewing: true)
      })
    let inputs = try VerdictInputs(of: folder, text: text, support: builder.support, seed: seed)
    let attempts = AttemptCache(
      results: cachesVerdicts ? results : nil, inputs: try inputs.onThisMachine())
    progress(.compiling)
    let examiners = lesson.exercises.filter { names.isEmpty || names.contains($0.id) }.map {
      Examiner(
        exercise: $0, entry: submission.entries[$0.id] ?? .absent(""), seed: seed, checks: checks,
        programs: programs, attempts: attempts, progress: progress)
    }
    let helpers =
      submission.helpers.isEmpty
      ? (taken: [:], remarks: []) : try LessonNames(of: folder).review(submission.helpers)
    let examined = try await examiners.examine(
      submission.sources(for: lesson).merging(helpers.taken) { own, _ in own })
    let exercises = zip(examiners, examined).map { examiner, examined in
      GradedExercise(
        exercise: examiner.exercise, source: examiner.source, verdict: examined.verdict)
    }
    let remarks =
      submission.remarks + helpers.remarks + Set(examined.compactMap(\.remark)).sorted()
    let digest = inputs.digest(of: submission, to: lesson)
    return GradedLesson(
      lesson: lesson, seed: seed, isolation: examined.compactMap(\.isolation).weakest,
      digest: digest,
      identity: examined.allSatisfy(\.isLasting)
        ? try inputs.identity(of: zip(exercises, examined), digest: digest, remarks: remarks) : nil,
      exercises: Prerequisites.apply(to: exercises), figures: try draw(examined), remarks: remarks)
  }

  /// Draws every figure of the lesson from the runs that were made for it.
  private func draw(_ examined: [Examined]) throws -> [String: Plotting.Figure] {
    let answers = examined.reduce(into: [FigureRun: Answer]()) {
      $0.merge($1.figureAnswers) { first, _ in first }
    }
    return try checks.figures.reduce(into: [:]) { figures, entry in
      let (id, plan) = entry
      figures[id] = try plan.draw(
        plan.runs.indices.map { answers[FigureRun(figure: id, index: $0)] })
    }
  }
}

/// The place of a run in a figure.
struct FigureRun: Hashable, Comparable, Sendable, Codable {
  let figure: String
  let index: Int

  static func < (first: FigureRun, second: FigureRun) -> Bool {
    (first.figure, first.index) < (second.figure, second.index)
  }
}

extension Submission {
  /// Returns the files that can be compiled, by name.
  fileprivate func sources(for lesson: Lesson) -> [String: String] {
    lesson.exercises.reduce(into: [:]) { sources, exercise in
      if case .source(let text) = entries[exercise.id] { sources[exercise.file] = text }
    }
  }
}

extension LessonFolder {
  /// The public names of the lesson's kit; none where it cannot be read, which costs suggestions alone.
  fileprivate var kitNames: Set<String> {
    let sources = (try? SwiftSources.files(in: kit)) ?? []
    return KitNames.names(
      in: sources.compactMap { try? String(contentsOf: $0, encoding: .utf8) })
  }
}
