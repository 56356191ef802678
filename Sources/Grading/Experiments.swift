internal import Checking
internal import Compiling
package import Courses
internal import Explaining
internal import Figures
package import LessonReading
internal import Sandbox
internal import Synchronization

/// Runs a lesson's experiments: programs of the student's own, which are never graded.
///
/// A program is linked with the student's module, the kit and the child's runtime, and with no check
/// and no reference. It runs in the sandbox, as a submission does. The module is compiled once for the
/// same files.
package actor Experiments {
  private let prepared: PreparedLesson
  private var builder: ProgramBuilder?
  private var module: (files: [String: String], found: ExperimentModule)?

  package init(_ prepared: PreparedLesson) {
    self.prepared = prepared
  }

  /// Runs an experiment.
  ///
  /// Nothing that the code does is an error; the result describes it. Cancelling the task ends the
  /// program at once.
  ///
  /// - Parameters:
  ///   - experiment: The experiment.
  ///   - code: The text of its file.
  ///   - submission: The student's files.
  ///   - progress: Called when a stage begins and when the program prints.
  /// - Returns: What it printed and drew, and how it ended.
  /// - Throws: A ``ReportedFault`` for faults that are not the student's, and `CancellationError`.
  package func run(
    _ experiment: Experiment, code: String, submission: Submission,
    progress: @escaping @Sendable (ExperimentProgress) -> Void = { _ in }
  ) async throws -> ExperimentResult {
    progress(.compiling)
    let builder = try await currentBuilder()
    let files = try prepared.accepted(submission).files
    let built: (program: Program, module: ExperimentModule?)
    if let program = try builder.cachedExperiment(code, named: experiment.file, with: files) {
      built = (program, nil)
    } else {
      let module = try await module(of: files, builder)
      switch try await prepared.limit.run({
        try await builder.buildExperiment(code, named: experiment.file, with: module.module)
      }) {
      case .success(let program): built = (program, module)
      case .failure(let failure):
        return try result(of: failure, experiment, code, remarks: module.remarks(on: files))
      }
    }
    progress(.running)
    return try await run(
      built.program, experiment, failures: built.module?.failures ?? [:],
      remarks: built.module?.remarks(on: files) ?? [], progress: progress)
  }

  // MARK: Building

  private func currentBuilder() async throws -> ProgramBuilder {
    if let builder, builder.support.identity == (try prepared.supportIdentity()) {
      return builder
    }
    let fresh = try await prepared.builds(cachingPrograms: true).builder
    builder = fresh
    module = nil
    return fresh
  }

  private func module(
    of files: [String: String], _ builder: ProgramBuilder
  ) async throws -> ExperimentModule {
    if let module, module.files == files { return module.found }
    let found = try await ExperimentModule(
      of: files, builder: builder, limit: prepared.limit, kitNames: prepared.folder.kitNames)
    module = (files, found)
    return found
  }

  private func result(
    of failure: BuildFailure, _ experiment: Experiment, _ code: String, remarks: [String]
  ) throws -> ExperimentResult {
    if failure.cause == .environment { throw ReportedFault(.machine, failure.ownFaultMessage) }
    let explained = failure.explained(
      files: [experiment.file: code], stubs: [:], kitNames: prepared.folder.kitNames)
    return ExperimentResult(
      ending: .didNotCompile(explained.diagnostics(for: experiment.file, source: code)),
      remarks: remarks)
  }

  // MARK: Running

  private nonisolated func run(
    _ program: Program, _ experiment: Experiment, failures: [String: BuildFailure],
    remarks: [String], progress: @escaping @Sendable (ExperimentProgress) -> Void
  ) async throws -> ExperimentResult {
    let compiler = try await currentBuilder().compiler
    let printed = Mutex(PrintedText())
    let completion = try await prepared.limit.run {
      try await UntrustedProgram(
        executable: program.executable, toolchain: compiler.toolchain
      ).run { stream, bytes in
        guard stream == .standardOutput else { return }
        let new = printed.withLock { $0.add(bytes) }
        if !new.isEmpty { progress(.printed(new)) }
      }
    }
    let last = printed.withLock { $0.finish() }
    if !last.isEmpty { progress(.printed(last)) }
    let reports = ExperimentReports(completion.observations)
    let ending = try await ending(
      of: completion, reports, program, experiment, compiler, failures: failures)
    let drawn = ExperimentFigure(
      of: reports.plots, id: experiment.id, title: experiment.title,
      drawing: prepared.experimentDrawing)
    return ExperimentResult(
      ending: ending, text: printed.withLock { $0.text }, figure: drawn.figure,
      remarks: remarks + drawn.notes, warnings: program.warnings,
      isolation: completion.isolation.weaker(program.isolation))
  }

  private nonisolated func ending(
    of completion: Completion, _ reports: ExperimentReports, _ program: Program,
    _ experiment: Experiment, _ compiler: Compiler, failures: [String: BuildFailure]
  ) async throws -> ExperimentResult.Ending {
    if let name = reports.unfinished {
      return .unfinished(unfinishedMessage(name, failures: failures))
    }
    switch completion.ending {
    case .exited(0) where reports.fault == nil: return .finished
    case .exited(let status) where reports.fault == nil && status != 0:
      return .stopped(.crashed, "It ended itself with the status \(status).", nil)
    case .outputLimit(.observations):
      return .stopped(.crashed, "It draws more than can be shown. Draw fewer points.", nil)
    default: break
    }
    let ending = try await ProgramEnding(
      of: completion, program: program, compiler: compiler, file: experiment.file,
      isUnfinished: false, trap: reports.trap, fault: reports.fault)
    switch ending.answer {
    case .timedOut(let message): return .stopped(.timedOut, message, ending.location)
    case .crashed(let message): return .stopped(.crashed, message, ending.location)
    case .observed, .unfinished: return .finished
    }
  }

  /// Returns the advice on a call of `unfinished` with the name of an exercise.
  private nonisolated func unfinishedMessage(
    _ name: String, failures: [String: BuildFailure]
  ) -> String {
    guard let exercise = prepared.lesson.exercises.first(where: { $0.id == name }) else {
      return "It calls `unfinished`. Write your own code in its place first."
    }
    return failures[exercise.file] == nil
      ? "It uses “\(exercise.title)”, which is not written yet. Write \(exercise.file) first."
      : "It uses “\(exercise.title)”, and \(exercise.file) does not compile. Correct that file first."
  }
}
