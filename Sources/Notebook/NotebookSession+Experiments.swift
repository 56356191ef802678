internal import Compiling
internal import Courses
internal import Foundation
internal import Grading
internal import LessonReading
internal import LocalServer
internal import Progress
internal import Reporting
internal import Synchronization

extension NotebookSession {
  func experiment(_ id: String) -> Experiment? {
    grader.lesson.experiments.first { $0.id == id }
  }

  /// Runs an experiment's file, which has a version. Cancels the experiment in progress.
  func run(_ experiment: Experiment, version: String) {
    let number = begin(experiment.id, in: &experimentRun)
    experimenting.start { [weak self] in await self?.perform(experiment, number, version) }
  }

  /// Ends an experiment. What it printed until then is shown.
  func stop(_ experiment: Experiment) async {
    guard experimentRun?.exercise == experiment.id else { return }
    experimenting.cancel()
    await experimenting.wait()
  }

  /// The text that an experiment prints while it runs.
  private final class Printed: Sendable {
    let text = Mutex("")
  }

  private func perform(_ experiment: Experiment, _ number: Int, _ version: String) async {
    let printed = Printed()
    do {
      let file = ExerciseFile(at: self.work(of: experiment).path)
      guard let code = file.text, file.version == version else {
        return end(number, experiment, "The file has changed meanwhile. Run it again.")
      }
      let work = try grader.readSubmission()
      let result = try await experiments.run(experiment, code: code, submission: work) {
        [broadcaster] progress in
        switch progress {
        case .compiling, .running:
          broadcaster.send(
            .stage(StageUpdate(exercise: experiment.id, run: number, stage: progress.words)))
        case .printed(let new): printed.text.withLock { $0 += new }
        }
      }
      try publish(result, of: experiment, version: version, announcement: result.announcement)
      end(number, experiment, nil)
    } catch is CancellationError {
      let text = printed.text.withLock { $0 }
      let result = ExperimentResult(stoppedAfter: text)
      try? publish(result, of: experiment, version: version, announcement: "stopped")
      end(number, experiment, nil)
    } catch {
      end(number, experiment, "\(error)")
    }
  }

  private func end(_ number: Int, _ experiment: Experiment, _ message: String?) {
    guard experimentRun?.number == number else { return }
    experimentRun = nil
    send(.idle(IdleUpdate(exercise: experiment.id, message: message)))
  }

  private func publish(
    _ result: ExperimentResult, of experiment: Experiment, version: String, announcement: String
  ) throws {
    let output = try views.output(of: result)
    let update = OutputUpdate(
      experiment: experiment.id, version: version, announcement: announcement,
      isFinished: result.ending == .finished, html: output.html, grounds: output.grounds,
      remarks: VerdictView.Remark.all(result.diagnostics, in: experiment.file))
    outputs[experiment.id] = update
    send(.output(update))
  }
}

extension ExperimentProgress {
  /// What is being done, for the page.
  fileprivate var words: String {
    switch self {
    case .compiling: "Compiling"
    case .running, .printed: "Running"
    }
  }
}

extension ExperimentResult {
  /// How it ended, in words for a screen reader.
  fileprivate var announcement: String {
    switch ending {
    case .finished: "finished"
    case .didNotCompile: "did not compile"
    case .unfinished: "not written yet"
    case .stopped(let verdict, _, _): verdict.word
    }
  }

  /// The compiler's messages, and the message on the line where it stopped.
  fileprivate var diagnostics: [Diagnostic] {
    switch ending {
    case .didNotCompile(let diagnostics): diagnostics
    case .stopped(_, let message, let place?):
      warnings + [
        Diagnostic(
          file: place.file, line: place.line, column: 0, severity: .error, message: message)
      ]
    case .finished, .unfinished, .stopped: warnings
    }
  }
}
