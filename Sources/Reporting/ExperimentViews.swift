internal import Grading
internal import LessonReading
internal import Plotting

/// The input of the template of an experiment in the notebook.
struct ExperimentCard {
  let id: String
  let title: String
  let file: String
  /// The height of the editor before its script runs, in lines.
  let rows: Int

  init(_ experiment: Experiment) {
    id = experiment.id
    title = experiment.title
    file = "\(Experiment.folder)/\(experiment.file)"
    rows = min(max(experiment.stub.utf8.count { $0 == UInt8(ascii: "\n") }, 8), 40)
  }
}

/// The input of the template of an experiment's output.
struct ExperimentOutput {
  /// Why it did not run to its end.
  let message: String?
  let text: String?
  let remarks: [String]
  let figure: FigureView?

  init(_ result: ExperimentResult, on backgrounds: SharedBackgrounds) {
    message = result.ending.reason
    text = result.text.isEmpty ? nil : result.text
    remarks = result.remarks
    figure = result.figure.map { FigureView($0, on: backgrounds, isLive: true) }
  }
}
