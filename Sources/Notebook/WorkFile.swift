internal import Courses
internal import Foundation
internal import LessonReading
internal import Progress

/// A file of the student's that the page edits: of an exercise or of an experiment.
struct WorkFile: Sendable {
  /// The id of the exercise or the experiment. The two never have the same.
  let id: String
  let file: String
  let stub: String
  /// The folder of the file.
  let folder: URL
  /// The folder's path from the lesson's folder.
  let place: String

  init(_ exercise: Exercise, in folder: LessonFolder) {
    (id, file, stub) = (exercise.id, exercise.file, exercise.stub)
    self.folder = folder.exercises
    place = "Exercises"
  }

  init(_ experiment: Experiment, in folder: LessonFolder) {
    (id, file, stub) = (experiment.id, experiment.file, experiment.stub)
    self.folder = folder.experiments
    place = "Exercises/\(Experiment.folder)"
  }

  var path: String { folder.appending(path: file).path }

  /// The path of the draft of a save. A killed process's draft is removed by the next start.
  var draft: String { folder.appending(path: ".\(file).\(getpid())").path }
}

/// A cell of the page with a program of the student's.
enum WorkCell: Sendable {
  case exercise(Exercise)
  case experiment(Experiment)
}

extension WorkFile {
  init(_ cell: WorkCell, in folder: LessonFolder) {
    switch cell {
    case .exercise(let exercise): self.init(exercise, in: folder)
    case .experiment(let experiment): self.init(experiment, in: folder)
    }
  }
}

extension NotebookSession {
  func work(of cell: WorkCell) -> WorkFile { WorkFile(cell, in: grader.folder) }

  /// Saves a cell's file and runs it.
  func run(_ cell: WorkCell, _ text: String, base: String) -> SaveAnswer {
    let answer = save(work(of: cell), text, base: base)
    guard let version = answer.version else { return answer }
    switch cell {
    case .exercise(let exercise): judge(exercise)
    case .experiment(let experiment): run(experiment, version: version)
    }
    return answer
  }

  /// Ends the run of a cell.
  func stop(_ cell: WorkCell) async {
    switch cell {
    case .exercise(let exercise): await stop(exercise)
    case .experiment(let experiment): await stop(experiment)
    }
  }
}
