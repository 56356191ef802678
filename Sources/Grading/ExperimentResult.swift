package import Checking
package import Compiling
package import Plotting
package import Sandbox

/// The result of running an experiment.
package struct ExperimentResult: Sendable {
  /// How the experiment ended.
  package enum Ending: Sendable, Equatable {
    /// Its code ran to its end.
    case finished
    /// The experiment's file does not compile; the messages, the most useful first.
    case didNotCompile([Diagnostic])
    /// It reached code that is not written yet.
    case unfinished(String)
    /// It crashed, ended itself or took too long: a message, and the line where that is known.
    case stopped(Verdict, String, SourceLocation?)

    /// Why it did not run to its end, as a sentence; nil where it did.
    package var reason: String? {
      switch self {
      case .finished: nil
      case .didNotCompile(let diagnostics):
        diagnostics.first.map(\.description) ?? "It did not compile."
      case .unfinished(let message), .stopped(_, let message, _): message
      }
    }
  }

  package let ending: Ending
  /// What it printed, with control characters made visible.
  package var text = ""
  /// What it drew; nil where it drew nothing.
  package var figure: Plotting.Figure?
  /// Remarks on files that were left out and on what is not drawn, a sentence each.
  package var remarks: [String] = []
  /// The compiler's warnings about the experiment's file.
  package var warnings: [Diagnostic] = []
  /// The isolation under which it ran; nil where it was not run.
  package var isolation: Isolation?
}

/// A stage of running an experiment.
package enum ExperimentProgress: Sendable {
  case compiling
  case running
  /// It printed a text, in which control characters are made visible.
  case printed(String)
}

extension ExperimentResult {
  /// The result of an experiment that was stopped after it had printed a text.
  package init(stoppedAfter text: String) {
    self.init(ending: .finished, text: text)
  }
}
