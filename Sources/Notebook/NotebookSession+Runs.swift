internal import Checking
internal import Courses
internal import Foundation
internal import Grading
internal import LessonReading
internal import LocalServer
internal import Progress
internal import Reporting

extension NotebookSession {
  /// Judges an exercise's file as it is on the disk. Cancels the run in progress.
  func judge(_ exercise: Exercise) {
    let number = begin(exercise.id, in: &run)
    judging.start { [weak self] in await self?.perform(number, exercise) }
  }

  /// Begins a run in the place of the one in progress, and returns its number.
  func begin(_ cell: String, in current: inout Run?) -> Int {
    runNumber += 1
    if let other = current, other.exercise != cell {
      send(.idle(IdleUpdate(exercise: other.exercise)))
    }
    current = Run(exercise: cell, number: runNumber)
    send(.stage(StageUpdate(exercise: cell, run: runNumber, stage: "Starting")))
    return runNumber
  }

  /// Ends the run of an exercise.
  func stop(_ exercise: Exercise) async {
    guard let run, run.exercise == exercise.id else { return }
    judging.cancel()
    await judging.wait()
    // Another run may have begun meanwhile.
    if self.run?.number == run.number { end(IdleUpdate(exercise: run.exercise)) }
  }

  private func end(_ update: IdleUpdate) {
    run = nil
    send(.idle(update))
  }

  private func perform(_ number: Int, _ exercise: Exercise) async {
    do {
      let work = try grader.readSubmission()
      let version = ExerciseFile(at: self.work(of: exercise).path).version
      let result = try await grader.check(work, [exercise.id]) { [broadcaster] progress in
        broadcaster.send(
          .stage(StageUpdate(exercise: exercise.id, run: number, stage: progress.words)))
      }
      try Task.checkCancellation()
      try publish(result, versions: [exercise.id: version])
      if run?.number == number { end(IdleUpdate(exercise: exercise.id)) }
      try await judgeOthers(after: exercise.id)
    } catch {
      guard run?.number == number, !Task.isCancelled else { return }
      end(IdleUpdate(exercise: exercise.id, message: "\(error)"))
    }
  }

  /// Judges the exercises that have no verdict yet and have not been changed since the start.
  ///
  /// A page that is being opened is loaded first, since the student waits for it. The backgrounds of the
  /// figures are drawn last.
  func judgeUnjudged() {
    judging.start { [weak self, page, broadcaster, views, prepared = grader.prepared] in
      let isDrawn = try? await page.value.isDrawn
      for _ in 0..<Self.pageTurns where broadcaster.count == 0 {
        guard (try? await Task.sleep(for: .milliseconds(20))) != nil else { return }
      }
      // A failure is told when the student runs an exercise.
      try? await self?.judgeOthers(after: nil)
      guard isDrawn == false, let figures = try? prepared.referenceFigures() else { return }
      Task.detached(priority: .utility) { views.drawBackgrounds(of: figures) }
    }
  }

  /// How often it is looked whether a page has been opened, before the exercises are judged without one.
  private static let pageTurns = 150

  /// Judges the exercises without a verdict, and draws the figures with all runs that are current.
  private func judgeOthers(after exercise: String?) async throws {
    let work = try grader.readSubmission()
    let current = verdicts.filter { id, known in
      work.content(of: id) == known.content && known.graded.status != .timedOut
        && known.graded.status != .faulty
    }
    let names = unjudged.union(current.keys)
    guard !names.isEmpty else { return }
    let exercises = grader.lesson.exercises.filter { names.contains($0.id) }
    let versions = Dictionary(
      exercises.map { ($0.id, ExerciseFile(at: self.work(of: $0).path).version) },
      uniquingKeysWith: { first, _ in first })
    let result = try await grader.check(work, names)
    try Task.checkCancellation()
    var changed = unjudged.intersection(names)
    try publish(result, versions: versions.filter { changed.contains($0.key) })
    if let exercise { changed.insert(exercise) }
    for (id, figure) in result.graded.figures
    where !grader.prepared.exercises(inFigure: id).isDisjoint(with: changed) {
      figures[id] = figure
      revisions[id, default: 0] += 1
      send(.figure(id: id, revision: revisions[id] ?? 0))
    }
  }

  /// Records and sends the verdicts on the exercises with these versions of their files.
  private func publish(_ result: StudentGrader.Result, versions: [String: String]) throws {
    for graded in result.graded.exercises {
      let id = graded.exercise.id
      guard let version = versions[id] else { continue }
      let content = result.work.content(of: id)
      verdicts[id] = KnownVerdict(graded: graded, content: content, version: version)
      contents[id] = contents[id] ?? content
      unjudged.remove(id)
      if let view = try verdict(of: id) { send(.verdict(view)) }
    }
    send(.score(score))
    _ = grader.progressRecord.update { $0.record(result.graded, of: result.work) }
  }

  /// Returns the next hint on an exercise, and records that it was shown.
  func hint(_ exercise: Exercise) -> HintAnswer {
    var next: NextHint?
    let reading = grader.progressRecord.update { [lesson = grader.lesson] record in
      next = record.nextHint(for: exercise.id, of: lesson)
      if let hint = next?.hint { record.recordHint(hint.level, for: hint.exercise) }
    }
    guard let next else {
      let hints = grader.lesson.hints(for: exercise.id)
      guard !hints.isEmpty else {
        return HintAnswer(html: nil, message: "There are no hints for this exercise.")
      }
      return HintAnswer(
        html: hints.map { views.hint($0) }.joined(),
        message: "You have seen every hint; here they are again.", areAll: true)
    }
    let left =
      switch next.left {
      case 0: "This was the last hint."
      case 1: "1 hint is left."
      default: "\(next.left) hints are left."
      }
    return HintAnswer(html: views.hint(next.hint), message: reading.remark ?? left)
  }
}

extension GradingProgress {
  /// What is being done, for the page.
  fileprivate var words: String {
    switch self {
    case .preparing: "Preparing"
    case .compiling: "Compiling"
    case .running, .judged: "Running"
    }
  }
}
