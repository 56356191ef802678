internal import Checking
internal import Compiling
internal import Foundation
internal import Grading
internal import LessonReading
internal import LocalServer
internal import Reporting

/// An update that open pages receive.
enum Update {
  /// Everything, when a page connects.
  case state(StateView)
  /// A file has changed on the disk.
  case file(FileUpdate)
  /// A run has begun or has reached another stage.
  case stage(StageUpdate)
  /// A run has ended or was stopped.
  case idle(IdleUpdate)
  case verdict(VerdictView)
  /// An experiment has ended.
  case output(OutputUpdate)
  case score(ScoreView)
  case figure(id: String, revision: Int)
  /// The lesson's text has changed.
  case lesson(message: String?)
  /// The server is about to end.
  case closing
  /// The server is alive.
  case beat

  /// The update as a server-sent event.
  func event() throws -> EventBroadcaster.Event {
    switch self {
    case .state(let view): try Self.event("state", view)
    case .file(let update): try Self.event("file", update)
    case .stage(let update): try Self.event("stage", update)
    case .idle(let update): try Self.event("idle", update)
    case .verdict(let view): try Self.event("verdict", view)
    case .output(let update): try Self.event("output", update)
    case .score(let view): try Self.event("score", view)
    case .figure(let id, let revision):
      try Self.event("figure", FigureUpdate(id: id, revision: revision))
    case .lesson(let message): try Self.event("lesson", LessonUpdate(message: message))
    case .closing: EventBroadcaster.Event("closing", "{}")
    case .beat: EventBroadcaster.Event("beat", "{}")
    }
  }

  private static func event(
    _ name: String, _ value: some Encodable
  ) throws -> EventBroadcaster.Event {
    EventBroadcaster.Event(name, String(decoding: try value.json(), as: UTF8.self))
  }
}

extension EventBroadcaster {
  /// Sends an update to every open page.
  func send(_ update: Update) {
    // Encoding fails for no update: its parts are texts and numbers.
    if let event = try? update.event() { send(event) }
  }
}

/// The state of the notebook.
struct StateView: Encodable, Sendable {
  /// Changes when the lesson's text does, so that an old page is loaded again.
  let lesson: String
  let exercises: [ExerciseView]
  let experiments: [ExperimentView]
  let score: ScoreView
  /// The revisions of the figures that differ from the page's, by id.
  let figures: [String: Int]

  struct ExerciseView: Encodable, Sendable {
    let id: String
    let file: FileView
    let verdict: VerdictView?
    let isRunning: Bool
  }

  struct ExperimentView: Encodable, Sendable {
    let id: String
    let file: FileView
    let output: OutputUpdate?
    let isRunning: Bool
  }
}

struct FileUpdate: Encodable, Sendable {
  let exercise: String
  let file: FileView
  /// Whether the verdict is for other helper files.
  let isOutdated: Bool
}

struct StageUpdate: Encodable, Sendable {
  let exercise: String
  let run: Int
  /// What is being done, in words.
  let stage: String
}

struct IdleUpdate: Encodable, Sendable {
  let exercise: String
  /// The reason in a sentence why there is no new verdict.
  var message: String?
}

/// What an experiment printed and drew.
struct OutputUpdate: Encodable, Sendable {
  let experiment: String
  /// The version of the file that was run.
  let version: String
  /// How it ended, in a sentence.
  let announcement: String
  /// Whether it ran to its end.
  let isFinished: Bool
  /// The output as HTML.
  let html: String
  /// The definitions that all figures share.
  let grounds: String
  let remarks: [VerdictView.Remark]
}

struct FigureUpdate: Encodable, Sendable {
  let id: String
  let revision: Int
}

struct LessonUpdate: Encodable, Sendable {
  let message: String?
}

/// The sum of the points.
struct ScoreView: Encodable, Sendable {
  let reached: Int
  let of: Int
  let bonus: Int
}

/// A verdict, for the page.
struct VerdictView: Encodable, Sendable {
  let exercise: String
  let status: String
  let word: String
  let announcement: String
  /// The version of the file that was judged.
  let version: String
  /// Whether the verdict is for other helper files.
  let isOutdated: Bool
  /// The result as HTML.
  let result: String
  let remarks: [Remark]

  /// A message on a line of the exercise's file.
  struct Remark: Encodable, Sendable {
    let line: Int
    let column: Int
    let severity: String
    let message: String

    /// Returns the messages on the lines of a file.
    static func all(_ diagnostics: [Diagnostic], in file: String) -> [Remark] {
      diagnostics.filter { $0.file == file && $0.line > 0 }.map {
        Remark(
          line: $0.line, column: $0.column, severity: $0.severity.rawValue, message: $0.message)
      }
    }
  }

  init(_ graded: GradedExercise, version: String, isOutdated: Bool, result: String) {
    exercise = graded.exercise.id
    status = graded.status.rawValue
    word = graded.status.word
    announcement = graded.announcement
    self.version = version
    self.isOutdated = isOutdated
    self.result = result
    let file = graded.exercise.file
    var remarks = Remark.all(graded.shownDiagnostics, in: file)
    if let place = graded.location, place.file == file, graded.status != .passed,
      !remarks.contains(where: { $0.line == place.line })
    {
      let severity = graded.status == .notAttempted ? "note" : "error"
      remarks.append(
        Remark(line: place.line, column: 0, severity: severity, message: graded.message))
    }
    self.remarks = remarks
  }
}
