package import Checking
internal import Foundation
internal import Caching
package import LessonReading
internal import Plotting
internal import Sandbox

/// Grades submissions to one lesson.
package struct Grader: Sendable {
  package let folder: LessonFolder
  package let lesson: Lesson
  let checks: Checks
  let toolchain: Toolchain
  let cachesVerdicts: Bool
  /// A hash of the lesson's text as it was when it was read, whatever is saved meanwhile.
  private let text: String

  /// The judge's side of the lesson, made once.
  struct Checks: Sendable {
    let exercises: [String: any ExerciseChecks]
    let figures: [String: FigurePlan]
  }

  /// Creates a grader, making sure that every exercise has its checks and every figure can be read.
  ///
  /// - Parameters:
  ///   - folder: Where the lesson lies.
  ///   - lesson: What it says.
  ///   - checks: What its checks are.
  ///   - toolchain: What compiles submissions.
  ///   - cachesVerdicts: Whether what did not change since it was judged is not judged again.
  /// - Throws: A ``ReportedFault`` where the lesson and its checks do not fit together.
  package init(
    folder: LessonFolder, lesson: Lesson, checks: any LessonChecks, toolchain: Toolchain,
    cachesVerdicts: Bool = false
  ) throws(ReportedFault) {
    if let fault = folder.missingSources { throw fault }
    self.folder = folder
    self.lesson = lesson
    self.toolchain = toolchain
    self.cachesVerdicts = cachesVerdicts
    var hash = ContentHash()
    hash.add(try SwiftSources.contents(of: folder.text))
    text = hash.hexadecimal()
    var exercises: [String: any ExerciseChecks] = [:]
    for exercise in checks.exercises { exercises[exercise.exercise] = exercise }
    for exercise in lesson.exercises where exercises[exercise.id] == nil {
      throw Self.fault(
        at: exercise.position, in: folder,
        "the exercise “\(exercise.id)” has no checks in Checks/; write them, or correct its name")
    }
    let figures = FigurePlans(of: lesson, checks: checks)
    guard figures.faults.isEmpty else {
      throw ReportedFault(
        .lesson, LessonFaults(file: folder.text.path, figures.faults).description)
    }
    self.checks = Checks(exercises: exercises, figures: figures.plans)
  }

  private static func fault(
    at position: SourcePosition, in folder: LessonFolder, _ message: String
  ) -> ReportedFault {
    ReportedFault(.lesson, "\(folder.text.path):\(position): error: \(message)")
  }

  /// Grades a submission.
  ///
  /// - Parameters:
  ///   - submission: What was handed in.
  ///   - names: The exercises to grade; all of them where empty.
  ///   - seed: What the checks draw their inputs from.
  ///   - progress: Told what is being done.
  /// - Returns: The verdicts, and what a report shows beside them.
  /// - Throws: A ``ReportedFault`` for faults of ours alone; whatever the submission does is a verdict.
  package func grade(
    _ submission: Submission, exercises names: Set<String> = [], seed: UInt64,
    progress: @escaping @Sendable (GradingProgress) -> Void = { _ in }
  ) async throws -> GradedLesson {
    let workspace = try Workspace(in: folder.course.cache)
    progress(.preparing)
    let files = ResultCache(in: folder.course.kept)
    let builder = try await builder(in: workspace, kept: files)
    let support = builder.support
    let programs = Programs(builder) {
      try await self.builder(in: workspace, kept: files, renewing: true)
    }
    let inputs = try VerdictInputs(
      of: folder, text: text, support: support, seed: seed)
    let kept = AttemptCache(
      files: cachesVerdicts ? files : nil, inputs: try inputs.onThisMachine())
    progress(.compiling)
    let examiners = lesson.exercises.filter { names.isEmpty || names.contains($0.id) }.map {
      Examiner(
        exercise: $0, entry: submission.entries[$0.id] ?? .absent(""), seed: seed, checks: checks,
        programs: programs, kept: kept, progress: progress)
    }
    let helpers =
      submission.helpers.isEmpty
      ? (taken: [:], remarks: []) : try LessonNames(of: folder).review(submission.helpers)
    let examined = try await examiners.examine(
      submission.sources(for: lesson).merging(helpers.taken) { own, _ in own })
    let remarks =
      submission.remarks + helpers.remarks + Set(examined.compactMap(\.remark)).sorted()
    let digest = inputs.digest(of: submission, to: lesson)
    return GradedLesson(
      lesson: lesson, seed: seed,
      isolation: examined.compactMap(\.isolation).weakest?.rawValue ?? "nothing was run",
      digest: digest,
      identity: examined.allSatisfy(\.isLasting)
        ? try inputs.identity(of: examined, digest: digest, remarks: remarks) : nil,
      exercises: Prerequisites.apply(to: examined.map(\.graded)),
      figures: try draw(examined), remarks: remarks)
  }

  /// Prepares what programs are built with; `renewing` makes it anew whatever the cache holds.
  private func builder(
    in workspace: Workspace, kept: ResultCache, renewing: Bool = false
  ) async throws -> ProgramBuilder {
    try await ProgramBuilder.prepare(
      for: lesson, in: folder, toolchain: toolchain, workspace: workspace, kept: kept,
      renewing: renewing)
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
