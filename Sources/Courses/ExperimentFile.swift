internal import Foundation
internal import LessonReading

extension LessonFolder {
  /// The content of an experiment's file.
  package enum ExperimentText: Sendable, Equatable {
    case missing
    case text(String)
    /// The file is not accepted, for this reason.
    case refused(String)
  }

  /// Reads the file of an experiment, which has the same limits as an exercise's.
  package func text(ofExperimentIn file: String) -> ExperimentText {
    switch SubmittedFile.read(experiments.appending(path: file).path) {
    case .missing: .missing
    case .text(let text): .text(text)
    case .refused(let reason): .refused(reason)
    }
  }
}
