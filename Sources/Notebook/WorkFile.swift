internal import Courses
internal import Foundation
internal import LessonReading

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
