internal import Checking
internal import Foundation
internal import Grading
internal import LessonReading
internal import Reporting
internal import Serving
internal import Studying
internal import Watching

/// One run of `lessons watch`: what is known, and what happens next.
///
/// All that happens comes through one stream and is dealt with in turn. A check is a task of its own,
/// which a newer one cancels.
struct WatchSession {
  private enum Event: Sendable {
    case happened(Happening)
    /// The files have been quiet for a moment.
    case quiet(isPatient: Bool)
    case checked(run: Int, Workbench.Result)
    case checkedAll(run: Int, Workbench.Result)
    case failed(run: Int, String)
  }

  let workbench: Workbench
  let server: ReportServer?
  let display: WatchDisplay
  private var screen: WatchScreen
  /// The last verdicts, and the texts they are for.
  private var verdicts: [String: (content: String, graded: GradedExercise)] = [:]
  /// The text that was last seen of each exercise, by its hash.
  private var seen: [String: String] = [:]
  private var run = 0
  private var check: Task<Void, Never>?
  private var publication: Task<Void, Never>?
  private var quiet: Task<Void, Never>?
  private let events: AsyncStream<Event>
  private let yield: @Sendable (Event) -> Void

  init(
    workbench: Workbench, server: ReportServer?, display: WatchDisplay, first: Exercise?
  ) {
    self.workbench = workbench
    self.server = server
    self.display = display
    let (events, continuation) = AsyncStream<Event>.makeStream()
    self.events = events
    yield = { continuation.yield($0) }
    let work = (try? workbench.takeIn()) ?? Submission(sources: [:])
    let logbook = workbench.logbook.read().told()
    let exercises = workbench.lesson.exercises
    let open = exercises.first {
      !logbook.standing(of: $0.id, content: work.content(of: $0.id)).isPassed
    }
    let exercise = first ?? open ?? exercises[0]
    screen = WatchScreen(lesson: workbench.lesson, exercise: exercise, file: "")
    screen.hasKeys = display.keys != nil
    screen.report = server?.address ?? workbench.report.relativeToHere
    turn(to: exercise)
  }

  /// Works until the person has enough.
  mutating func run(means: Lookout.Means) async throws {
    let yield = yield
    let lookout = try Lookout(
      folder: workbench.folder.path, means: means, keys: display.keys,
      signals: [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH]
    ) { yield(.happened($0)) }
    display.enter()
    defer { display.leave() }
    look(isPatient: false, isForced: true)
    var ending: Int32?
    loop: for await event in events {
      switch event {
      case .happened(.key(let key)):
        guard await press(Character(Unicode.Scalar(key))) else { break loop }
      case .happened(.keysEnded): break loop
      case .happened(.signal(let signal)):
        guard deal(with: signal) else {
          ending = signal
          break loop
        }
      case .happened(.stir): settle(after: .milliseconds(30), isPatient: true)
      case .quiet(let isPatient): look(isPatient: isPatient, isForced: false)
      case .checked(let run, let result) where run == self.run: take(result)
      case .checkedAll(let run, let result) where run == self.run: takeAll(result)
      case .failed(let run, let sentence) where run == self.run:
        screen.isChecking = false
        screen.aside = sentence
        display.print(screen)
      case .checked, .checkedAll, .failed: break
      }
      display.draw(screen)
    }
    lookout.end()
    quiet?.cancel()
    check?.cancel()
    await check?.value
    await publication?.value
    await server?.stop()
    display.leave()
    if let ending { endProcess(by: ending) }
  }

  // MARK: Files

  /// Looks at the files when they have been quiet for a while: one save makes several events.
  private mutating func settle(after pause: Duration, isPatient: Bool) {
    quiet?.cancel()
    quiet = Task { [yield] in
      do { try await Task.sleep(for: pause) } catch { return }
      yield(.quiet(isPatient: isPatient))
    }
  }

  /// Starts a check when what the files hold has changed.
  ///
  /// - Parameters:
  ///   - isPatient: Whether to give a file that is gone a moment to come back: some editors remove the
  ///     old one first.
  ///   - isForced: Whether to check what has not changed, too.
  private mutating func look(isPatient: Bool, isForced: Bool) {
    let work: Submission
    do {
      work = try workbench.takeIn()
    } catch {
      screen.aside = "\(error)"
      return
    }
    let contents = Dictionary(
      workbench.lesson.exercises.map { ($0.id, work.content(of: $0.id)) },
      uniquingKeysWith: { first, _ in first })
    let changed = workbench.lesson.exercises.filter { contents[$0.id] != seen[$0.id] }
    guard isForced || !changed.isEmpty else { return }
    let isSomethingGone = changed.contains { work.entries[$0.id]?.isAbsent ?? true }
    if isPatient, !isForced, isSomethingGone {
      return settle(after: .milliseconds(400), isPatient: false)
    }
    if !seen.isEmpty, let first = changed.first,
      !changed.contains(where: { $0.id == screen.exercise.id })
    {
      turn(to: first)
    }
    seen = contents
    start(work)
  }

  /// Checks the exercise that is shown, and then all of them for the report. What runs is cancelled.
  private mutating func start(_ work: Submission) {
    run += 1
    screen.isChecking = true
    screen.aside = nil
    let before = check
    before?.cancel()
    check = Task { [workbench, yield, run, exercise = screen.exercise.id] in
      await before?.value
      do {
        try Task.checkCancellation()
        yield(.checked(run: run, try await workbench.check(work, exercise)))
        yield(.checkedAll(run: run, try await workbench.check(work, nil)))
      } catch is CancellationError {
        // A newer run has taken its place.
      } catch {
        yield(.failed(run: run, "\(error)"))
      }
    }
  }

  // MARK: Results

  private mutating func take(_ result: Workbench.Result) {
    remember(result)
    screen.isChecking = false
    show(result)
    display.print(screen)
  }

  private mutating func takeAll(_ result: Workbench.Result) {
    remember(result)
    show(result)
    // No check waits for a page to be written, and of pages that wait only the last is.
    let before = publication
    before?.cancel()
    publication = Task { [workbench, server, yield, run] in
      await before?.value
      guard !Task.isCancelled else { return }
      do {
        try workbench.publish(result, on: server)
      } catch {
        yield(.failed(run: run, "\(error)"))
      }
    }
  }

  private mutating func show(_ result: Workbench.Result) {
    screen.graded = verdicts[screen.exercise.id]?.graded
    screen.remarks = result.graded.remarks
    screen.next = next
    let counting = workbench.lesson.exercises.filter { !$0.isBonus }
    let scores = counting.compactMap { verdicts[$0.id]?.graded.score }
    if scores.count == counting.count {
      screen.score = (scores.reduce(0, +), counting.map(\.points).reduce(0, +))
    }
  }

  private mutating func remember(_ result: Workbench.Result) {
    for graded in result.graded.exercises {
      let id = graded.exercise.id
      verdicts[id] = (result.work.content(of: id), graded)
    }
    let reading = workbench.logbook.update { $0.record(result.graded, of: result.work) }
    if let remark = reading.remark { screen.aside = remark }
  }

  // MARK: Exercises

  /// The next exercise in the lesson's order that has not passed, from the one that is shown on.
  private var next: Exercise? {
    let exercises = workbench.lesson.exercises
    let here = exercises.firstIndex { $0.id == screen.exercise.id } ?? 0
    return (exercises[(here + 1)...] + exercises[..<here]).first { exercise in
      guard let verdict = verdicts[exercise.id] else { return true }
      return verdict.graded.status != .passed || verdict.content != seen[exercise.id]
    }
  }

  private mutating func turn(to exercise: Exercise) {
    screen.exercise = exercise
    screen.file = workbench.folder.appending(path: exercise.file).relativeToHere
    screen.graded = verdicts[exercise.id].flatMap {
      $0.content == seen[exercise.id] ? $0.graded : nil
    }
    screen.aside = nil
    screen.next = next
  }

  // MARK: Keys and signals

  /// Does what a key asks for; false when it asks for the end.
  private mutating func press(_ key: Character) async -> Bool {
    switch key {
    case "q", "Q", "\u{4}": return false
    case "h", "H": showHint()
    case "r", "R": look(isPatient: false, isForced: true)
    case "n", "N":
      guard let next else {
        screen.aside = "Every exercise has passed."
        return true
      }
      turn(to: next)
      if screen.graded == nil, !screen.isChecking { look(isPatient: false, isForced: true) }
    case "o", "O":
      do {
        try await Browser.open(server.flatMap { URL(string: $0.address) } ?? workbench.report)
      } catch {
        screen.aside = "\(error)"
      }
    default: break
    }
    return true
  }

  private mutating func showHint() {
    let exercise = screen.exercise
    var next: NextHint?
    let reading = workbench.logbook.update { [lesson = workbench.lesson] logbook in
      next = logbook.nextHint(for: exercise.id, of: lesson)
      if let hint = next?.hint { logbook.recordHint(hint.level, for: hint.exercise) }
    }
    let width = Terminal(descriptor: STDOUT_FILENO).width
    let page = next.map {
      HintPage($0.hint, isDiagnosed: $0.isDiagnosed, left: $0.left)
        .text(width: width - 1, colour: Terminal.output.usesColour)
    }
    screen.aside =
      reading.remark ?? page
      ?? "You have seen every hint. Again: lessons hint \(workbench.lesson.id) \(exercise.id) --all"
  }

  /// Deals with a signal; false when it ends the process.
  private func deal(with signal: Int32) -> Bool {
    switch signal {
    case SIGWINCH: return true
    case SIGTSTP:
      display.leave()
      stopProcess()
      display.enter()
      return true
    case SIGCONT: return true
    default: return false
    }
  }
}

extension Submission.Entry {
  /// Whether there is no file, or nothing in it.
  fileprivate var isAbsent: Bool {
    if case .absent = self { true } else { false }
  }
}
