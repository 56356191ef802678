internal import Checking
internal import Compiling
internal import Courses
internal import Files
package import Foundation
package import Gradebook
package import Grading
internal import LessonReading
package import Reporting
internal import Synchronization
package import Typesetting

/// Grades the submissions of a class into a gradebook, several at once.
///
/// A submission's result and verdict are stored in one transaction. After an interruption the next
/// grading goes on; equal submissions are judged once.
package struct ClassGrader: Sendable {
  let prepared: PreparedLesson
  let session: GradingSession
  let gradebook: Gradebook
  let pages: PageStore
  let typesetter: Typesetter
  let images: LessonImages
  let resources: ReportResources
  let options: Options

  /// What does not change a verdict.
  package struct Options: Sendable {
    /// How much the students' reports show.
    package var form = HTMLReport.Form.full
    /// Whether the students' reports are silent on the inputs, because the seed is secret.
    package var hidesInputs = false
    /// How many submissions are graded at once.
    package var jobs = 1

    package init() {}
  }

  /// Creates a grader.
  ///
  /// - Parameters:
  ///   - prepared: The lesson.
  ///   - session: The session whose inputs the run has.
  ///   - gradebook: Where results are stored.
  ///   - output: The folder of the class's results.
  ///   - typesetter: Converts formulas and code to HTML.
  ///   - options: What does not change a verdict.
  /// - Throws: A ``ReportedFault`` where the folder cannot be written, and ``TemplateFault``.
  package init(
    _ prepared: PreparedLesson, session: GradingSession, gradebook: Gradebook, output: URL,
    typesetter: Typesetter, options: Options
  ) throws {
    self.prepared = prepared
    self.session = session
    self.gradebook = gradebook
    pages = try PageStore(in: output)
    self.typesetter = typesetter
    images = LessonImages(of: prepared.lesson, in: prepared.folder.folder)
    self.options = options
    resources = try ReportResources()
  }

  /// The result of one submission, and its verdict where it is a new one.
  fileprivate struct Outcome: Sendable {
    var result: StoredResult
    var verdict: StoredVerdict?
    var score: Int?
    var wasJudged = false
  }

  /// Grades all submissions that have no result in a run, and stores their results.
  ///
  /// - Parameters:
  ///   - entries: The submissions, each student once.
  ///   - run: The run that the results belong to.
  ///   - progress: Called after each submission.
  /// - Throws: A ``ReportedFault`` where the gradebook cannot be written, and `CancellationError`. What a
  ///   submission does, and a failure to judge it, is a result.
  package func grade(
    _ entries: [ClassEntry], into run: Run,
    progress: @escaping @Sendable (BatchProgress) -> Void = { _ in }
  ) async throws {
    let known = try gradebook.results(of: run)
    let state = Mutex(BatchProgress(total: entries.count))
    let inFlight = InFlight()
    let unchanged = Mutex<[StoredResult]>([])
    _ = try await entries.concurrentMap(atOnce: options.jobs) { entry in
      try Task.checkCancellation()
      let outcome = try await self.outcome(of: entry, inFlight)
      if known[entry.student] != outcome.result {
        if let verdict = outcome.verdict {
          try gradebook.store(outcome.result, verdict: verdict, in: run)
        } else {
          let batch = unchanged.withLock { waiting -> [StoredResult] in
            waiting.append(outcome.result)
            guard waiting.count >= 100 || outcome.wasJudged else { return [] }
            defer { waiting = [] }
            return waiting
          }
          if !batch.isEmpty { try gradebook.store(batch, in: run) }
        }
      }
      let now = state.withLock { state in
        state.done += 1
        if outcome.wasJudged { state.judged += 1 }
        if let score = outcome.score {
          if score < state.lowest?.score ?? .max { state.lowest = (entry.student, score) }
        } else {
          state.withoutVerdict += 1
        }
        return state
      }
      progress(now)
    }
    try gradebook.store(unchanged.withLock { $0 }, in: run)
    try gradebook.removeResults(of: run, except: Set(entries.map(\.student)))
  }

  /// Returns what is found for a submission. A failure that is not the student's is a result, too.
  private func outcome(of entry: ClassEntry, _ inFlight: InFlight) async throws -> Outcome {
    var result = StoredResult(
      student: entry.student, name: entry.name, status: .unreadable, isLate: entry.isLate(nil))
    do {
      let scratch = try Workspace(in: prepared.folder.course.cache)
      switch try await entry.open(scratch.folder.appending(path: "submission")) {
      case .unreadable(let reason):
        result.reason = reason
        return Outcome(result: result)
      case .nothing(let reason):
        (result.status, result.reason) = (.nothingHandedIn, reason)
        result.isLate = nil
        return Outcome(result: result)
      case .folder(let folder, let remarks, let modified):
        result.isLate = entry.isLate(modified)
        let submission: Submission
        do throws(ReportedFault) {
          submission = try Submission(folder: folder, lesson: prepared.lesson)
            .adding(remarks: remarks)
        } catch {
          // The path can be one of ours.
          result.reason = error.description.replacing(" \(folder.path)", with: "")
          return Outcome(result: result)
        }
        guard submission.hasContent else {
          (result.status, result.reason) = (.nothingHandedIn, submission.emptiness)
          return Outcome(result: result)
        }
        let key = key(of: submission)
        result.content = submission.hash(for: prepared.lesson)
        return try await inFlight.run(key) {
          try await verdict(on: submission, key: key)
        }.for(result)
      }
    } catch let fault as ReportedFault {
      (result.status, result.reason) = (.failed, fault.description)
      return Outcome(result: result)
    } catch let fault as ReportFileFault {
      (result.status, result.reason) = (.failed, fault.description)
      return Outcome(result: result)
    }
  }

  /// Returns the stored verdict on a submission, or judges it.
  private func verdict(
    on submission: Submission, key: String
  ) async throws -> InFlight.Found {
    if pages.hasPage(key), let report = try gradebook.report(key) {
      return InFlight.Found(key: key, verdict: nil, score: try Self.score(in: report))
    }
    let graded = try await prepared.grade(submission, in: session, together: true)
    if let faulty = graded.exercises.first(where: { $0.status == .faulty }) {
      throw ReportedFault(
        .machine, "The exercise “\(faulty.exercise.title)” could not be judged. \(faulty.message)")
    }
    let shown = options.hidesInputs ? graded.withoutInputs : graded
    let page = try HTMLReport(
      shown, form: options.form, images: images, typesetter: typesetter, resources: resources
    ).text()
    try pages.store(Data(page.utf8), for: key)
    let verdict = StoredVerdict(
      key: key, report: try JSONReport(graded).text(),
      sources: try submission.encodedSources())
    return InFlight.Found(key: key, verdict: verdict, score: graded.score)
  }

  /// Reads the score in a JSON report.
  private static func score(in report: String) throws -> Int {
    struct Score: Decodable {
      let score: Int
    }
    return try JSONDecoder().decode(Score.self, from: Data(report.utf8)).score
  }

  /// A hash of everything that a verdict and its page depend on.
  private func key(of submission: Submission) -> String {
    var hash = ContentHash()
    hash.add(prepared.digest(of: submission, in: session))
    hash.add(options.form.rawValue)
    hash.add(options.hidesInputs ? "hidden" : "shown")
    hash.add(ClassInputs.version)
    return hash.hexadecimal()
  }
}

/// The verdicts that are being found, so that equal submissions wait for one judgement.
private actor InFlight {
  struct Found: Sendable {
    var key: String
    /// The verdict where it is a new one.
    var verdict: StoredVerdict?
    var score: Int
  }

  private var tasks: [String: Task<Found, any Error>] = [:]

  /// Runs work for a key, or waits for the work that is under way for it.
  func run(
    _ key: String, _ work: @escaping @Sendable () async throws -> Found
  ) async throws -> Found {
    if let task = tasks[key] { return try await task.value }
    let task = Task { try await work() }
    tasks[key] = task
    defer { tasks[key] = nil }
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }
}

extension InFlight.Found {
  fileprivate func `for`(_ result: StoredResult) -> ClassGrader.Outcome {
    var result = result
    (result.status, result.verdict) = (.graded, key)
    return ClassGrader.Outcome(
      result: result, verdict: verdict, score: score, wasJudged: verdict != nil)
  }
}

extension Submission {
  /// Whether there is anything to grade in it.
  fileprivate var hasContent: Bool {
    !helpers.isEmpty
      || entries.values.contains { entry in
        if case .absent = entry { false } else { true }
      }
  }

  /// Says that none of the lesson's files has any code in it.
  fileprivate var emptiness: String {
    remarks.isEmpty
      ? "None of the lesson's files is there with code in it."
      : remarks.joined(separator: " ")
  }

  /// Returns a hash of the submission's files.
  fileprivate func hash(for lesson: Lesson) -> String {
    var hash = ContentHash()
    for exercise in lesson.exercises { hash.add(content(of: exercise.id)) }
    return hash.hexadecimal()
  }

  /// Returns the texts of the exercises' files, by exercise id, as a JSON object.
  fileprivate func encodedSources() throws -> String {
    let sources = entries.compactMapValues { entry -> String? in
      if case .source(let text) = entry { text } else { nil }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(sources), as: UTF8.self)
  }
}
